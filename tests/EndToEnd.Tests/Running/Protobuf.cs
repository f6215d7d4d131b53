using System.Text;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>Just enough of the wire format to walk messages without their schema.</summary>
static class Protobuf
{
    /// <summary>The length-delimited fields of this number, in order.</summary>
    public static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        var at = 0;
        while (at < message.Length)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0: Varint(message, ref at); break;
                case 1: at += 8; break;
                case 5: at += 4; break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if ((int)(tag >> 3) == number) yield return message[at..(at + length)];
                    at += length;
                    break;
                default: throw new InvalidDataException($"Wire type {tag & 7}");
            }
        }
    }

    public static string Text(byte[] message, int number) => Encoding.UTF8.GetString(Fields(message, number).FirstOrDefault() ?? []);

    static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if ((next & 0x80) == 0) return value;
        }
    }
}
