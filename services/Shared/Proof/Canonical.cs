using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Challenges.Shared.Proof;

/// <summary>
/// The one byte form of a value (RFC 8785, JSON Canonicalization Scheme), and its SHA-256. Digests of receipts, lists, rankings and task books are made of it.
/// </summary>
/// <remarks>
/// <para>Members are camelCase and sorted by their UTF-16 units; enums are their camelCase names; no white space; only <c>"</c>, <c>\</c> and control characters are escaped; UTF-8.</para>
/// <para>A member that is null is left out, so that a member added later with null changes no old digest. Null stays null inside a list.</para>
/// <para>Numbers are exact decimals without exponent or trailing zeros (<c>4.0</c> is <c>4</c>, <c>0.10</c> is <c>0.1</c>). RFC 8785 writes IEEE doubles; both agree for every
/// number of up to 15 significant digits between 1e-6 and 1e21, and here <see langword="long"/> and <see langword="decimal"/> stay exact beyond that.</para>
/// <para>Instants are UTC with seven decimals: <c>2022-11-01T08:00:00.0000000Z</c>. A text with half a surrogate pair is refused: it has no UTF-8 form.</para>
/// </remarks>
public static class Canonical
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UtcInstant(), new WholeText() },
        NumberHandling = JsonNumberHandling.Strict
    };

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The value holds a text that is no Unicode, a member twice, or a number beyond what a decimal holds.</exception>
    public static byte[] Bytes<T>(T value)
    {
        var text = new StringBuilder();
        Write(JsonSerializer.SerializeToElement(value, Json), text);
        return Utf8.GetBytes(text.ToString());
    }

    /// <summary>SHA-256 of <see cref="Bytes{T}"/>, lower-case hexadecimal.</summary>
    public static string Digest<T>(T value) => Digest(Bytes(value));

    /// <summary>SHA-256 of bytes, lower-case hexadecimal.</summary>
    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The value that <see cref="Bytes{T}"/> wrote; writing it again gives the same bytes.</summary>
    public static T Read<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new JsonException("Nothing was written.");

    static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object: WriteMembers(element, text); break;
            case JsonValueKind.Array: WriteItems(element, text); break;
            case JsonValueKind.String: WriteText(element.GetString()!, text); break;
            case JsonValueKind.Number: text.Append(Number(element.GetRawText())); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            default: text.Append("null"); break;
        }
    }

    static void WriteMembers(JsonElement element, StringBuilder text)
    {
        var members = element.EnumerateObject().Where(m => m.Value.ValueKind != JsonValueKind.Null).OrderBy(m => m.Name, StringComparer.Ordinal);
        string? last = null;
        text.Append('{');
        foreach (var member in members)
        {
            if (member.Name == last) throw new ArgumentException($"The member {last} stands twice.");
            if (last is not null) text.Append(',');
            last = member.Name;
            WriteText(member.Name, text);
            text.Append(':');
            Write(member.Value, text);
        }
        text.Append('}');
    }

    static void WriteItems(JsonElement element, StringBuilder text)
    {
        text.Append('[');
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first) text.Append(',');
            first = false;
            Write(item, text);
        }
        text.Append(']');
    }

    static void WriteText(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c)
            };
        }
        text.Append('"');
    }

    static string Number(string raw)
    {
        if (BigInteger.TryParse(raw, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole.ToString(CultureInfo.InvariantCulture);
        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"The number {raw} is beyond what a decimal holds.");
        }
        // Division by one with every scale digit removes the trailing zeros that a decimal remembers.
        var plain = (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return plain is "-0" ? "0" : plain;
    }

    sealed class UtcInstant : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
    }

    /// <summary>The serializer would replace half a surrogate pair without a word, and two texts would share a digest.</summary>
    sealed class WholeText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Whole(value));

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(Whole(value));

        static string Whole(string value)
        {
            for (ReadOnlySpan<char> rest = value; rest.Length > 0;)
            {
                if (Rune.DecodeFromUtf16(rest, out _, out var used) != OperationStatus.Done) throw new ArgumentException("The text holds half a surrogate pair.");
                rest = rest[used..];
            }
            return value;
        }
    }
}
