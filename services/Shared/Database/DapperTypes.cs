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
                Replace(new GuidHandler());
                Replace(new DateTimeOffsetHandler());
                Replace(new DateOnlyHandler());
                Replace(new DecimalHandler());
            }
            if (!Known.Add(assembly)) return;
            foreach (var type in assembly.GetTypes().Where(t => t is { IsEnum: true, ContainsGenericParameters: false }))
                SqlMapper.AddTypeHandler(type, (SqlMapper.ITypeHandler)Activator.CreateInstance(typeof(EnumHandler<>).MakeGenericType(type))!);
        }
    }

    static void Replace<T>(SqlMapper.TypeHandler<T> handler) where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(handler);
    }

    /// <summary>The Guid itself goes to the driver, so that a single value and a list (<c>IN @ids</c>, where no handler is asked) have the same text in SQLite.</summary>
    sealed class GuidHandler : SqlMapper.TypeHandler<Guid>
    {
        public override Guid Parse(object value) => value is Guid id ? id : Guid.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, Guid value) => parameter.Value = value;
    }

    /// <summary>UTC. In SQLite fixed-width text, whose order is the order of time; never to be used in an <c>IN</c> list.</summary>
    sealed class DateTimeOffsetHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        const string Form = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

        public override DateTimeOffset Parse(object value) => value is DateTimeOffset time
            ? time.ToUniversalTime()
            : DateTimeOffset.ParseExact((string)value, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = parameter is SqliteParameter
            ? value.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture)
            : value.ToUniversalTime();
    }

    sealed class DateOnlyHandler : SqlMapper.TypeHandler<DateOnly>
    {
        const string Form = "yyyy-MM-dd";

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime day => DateOnly.FromDateTime(day),
            _ => DateOnly.ParseExact((string)value, Form, CultureInfo.InvariantCulture)
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString(Form, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Text in both databases: exact, and never for ordering or arithmetic in SQL.</summary>
    sealed class DecimalHandler : SqlMapper.TypeHandler<decimal>
    {
        public override decimal Parse(object value) => value is string text
            ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
            : Convert.ToDecimal(value, CultureInfo.InvariantCulture);

        public override void SetValue(IDbDataParameter parameter, decimal value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString(CultureInfo.InvariantCulture);
        }
    }

    sealed class EnumHandler<T> : SqlMapper.TypeHandler<T> where T : struct, Enum
    {
        public override T Parse(object value) => Enum.Parse<T>((string)value);

        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }
    }
}
