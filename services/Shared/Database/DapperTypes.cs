using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Challenges.Shared.Database;

/// <summary>How .NET values stand in a column, the same in every culture. Dapper keeps its handlers per process, so they look at the parameter to see which database asks.</summary>
public static class DapperTypes
{
    static readonly Lock Once = new();
    static readonly HashSet<Assembly> Known = [];

    /// <summary>Registers the handlers, and one that stores names for each enum of the assembly.</summary>
    public static void Register(Assembly assembly)
    {
        lock (Once)
        {
            if (Known.Count == 0)
            {
                SqlMapper.Settings.PreferTypeHandlersForEnums = true;
                Replace(new GuidColumn());
                Replace(new TimeColumn());
                Replace(new DayColumn());
                Replace(new DecimalColumn());
            }
            if (!Known.Add(assembly)) return;
            foreach (var type in assembly.GetTypes().Where(t => t is { IsEnum: true, ContainsGenericParameters: false }))
                SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(EnumColumn<>).MakeGenericType(type))!);
        }
    }

    static void Replace<T>(Column<T> column) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), column);
    }

    /// <summary>Dapper's own base class fails on NULL where a single nullable value is read.</summary>
    abstract class Column<T> : SqlMapper.ITypeHandler where T : struct
    {
        protected abstract T Read(object value);

        protected abstract object Write(T value, IDbDataParameter parameter);

        public object? Parse(Type destinationType, object value) => value is null or DBNull ? null : Read(value);

        public void SetValue(IDbDataParameter parameter, object value)
        {
            if (value is null or DBNull) parameter.Value = DBNull.Value;
            else parameter.Value = Write((T)value, parameter);
        }

        protected static string AsText(IDbDataParameter parameter, string text)
        {
            parameter.DbType = DbType.String;
            return text;
        }
    }

    /// <summary>The Guid itself goes to the driver, so that a single value and a list (<c>IN @ids</c>, where no handler is asked) have the same text in SQLite.</summary>
    sealed class GuidColumn : Column<Guid>
    {
        protected override Guid Read(object value) => value is Guid id ? id : Guid.Parse((string)value);

        protected override object Write(Guid value, IDbDataParameter parameter) => value;
    }

    /// <summary>UTC. In SQLite fixed-width text, whose order is the order of time; never to be used in an <c>IN</c> list.</summary>
    sealed class TimeColumn : Column<DateTimeOffset>
    {
        const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        protected override DateTimeOffset Read(object value) => value is DateTimeOffset time
            ? time.ToUniversalTime()
            : DateTimeOffset.ParseExact((string)value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

        protected override object Write(DateTimeOffset value, IDbDataParameter parameter) => parameter is SqliteParameter
            ? value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)
            : value.ToUniversalTime();
    }

    sealed class DayColumn : Column<DateOnly>
    {
        const string Form = "yyyy-MM-dd";

        protected override DateOnly Read(object value) => value switch
        {
            DateOnly day => day,
            DateTime day => DateOnly.FromDateTime(day),
            _ => DateOnly.ParseExact((string)value, Form, CultureInfo.InvariantCulture)
        };

        protected override object Write(DateOnly value, IDbDataParameter parameter) => AsText(parameter, value.ToString(Form, CultureInfo.InvariantCulture));
    }

    /// <summary>Text in both databases: exact, and never for ordering or arithmetic in SQL.</summary>
    sealed class DecimalColumn : Column<decimal>
    {
        protected override decimal Read(object value) => value is string text
            ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
            : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        protected override object Write(decimal value, IDbDataParameter parameter) => AsText(parameter, value.ToString(CultureInfo.InvariantCulture));
    }

    sealed class EnumColumn<T> : Column<T> where T : struct, Enum
    {
        protected override T Read(object value) => Enum.Parse<T>((string)value);

        protected override object Write(T value, IDbDataParameter parameter) => AsText(parameter, value.ToString());
    }
}
