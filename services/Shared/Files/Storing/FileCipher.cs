using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Challenges.Shared.Files.Storing;

/// <summary>
/// Encrypts a file in pieces of 64 KiB with AES-256-GCM, so that neither side holds it whole. Each piece is bound to its number, to whether it is the last, and to
/// the place that the file belongs to: pieces can't be changed, swapped, dropped or moved to another file unnoticed.
/// Form: 12 random bytes, then per piece its ciphertext and a tag of 16 bytes.
/// </summary>
public static class FileCipher
{
    const int Piece = 64 * 1024, NonceSize = 12, TagSize = 16;

    /// <param name="key">32 bytes.</param>
    /// <param name="place">What the file belongs to; the same is needed for reading.</param>
    public static async Task Encrypt(byte[] key, byte[] place, Stream plain, Stream output, CancellationToken cancel)
    {
        using var cipher = new Pieces(key, place, RandomNumberGenerator.GetBytes(NonceSize));
        await output.WriteAsync(cipher.Nonce, cancel);
        var (current, next, sealedPiece) = (new byte[Piece], new byte[Piece], new byte[Piece + TagSize]);
        var length = await plain.ReadAtLeastAsync(current, Piece, throwOnEndOfStream: false, cancel);
        for (var last = false; !last;)
        {
            var following = length < Piece ? 0 : await plain.ReadAtLeastAsync(next, Piece, throwOnEndOfStream: false, cancel);
            last = following == 0;
            cipher.Seal(current.AsSpan(0, length), sealedPiece, last);
            await output.WriteAsync(sealedPiece.AsMemory(0, length + TagSize), cancel);
            (current, next, length) = (next, current, following);
        }
    }

    /// <exception cref="CryptographicException">The file was changed or cut, or belongs elsewhere. Pieces before the wrong one have been written.</exception>
    public static async Task Decrypt(byte[] key, byte[] place, Stream input, Stream output, CancellationToken cancel)
    {
        var nonce = new byte[NonceSize];
        if (await input.ReadAtLeastAsync(nonce, NonceSize, throwOnEndOfStream: false, cancel) < NonceSize) throw new CryptographicException("The file is cut.");
        using var cipher = new Pieces(key, place, nonce);
        var (current, next, plain) = (new byte[Piece + TagSize], new byte[Piece + TagSize], new byte[Piece]);
        var length = await input.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, cancel);
        for (var last = false; !last;)
        {
            if (length < TagSize) throw new CryptographicException("The file is cut.");
            var following = length < current.Length ? 0 : await input.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, cancel);
            last = following == 0;
            cipher.Open(current.AsSpan(0, length), plain, last);
            await output.WriteAsync(plain.AsMemory(0, length - TagSize), cancel);
            (current, next, length) = (next, current, following);
        }
    }

    sealed class Pieces(byte[] key, byte[] place, byte[] nonce) : IDisposable
    {
        readonly AesGcm _cipher = new(key, TagSize);
        readonly byte[] _bound = [.. new byte[5], .. place];
        readonly byte[] _counted = new byte[NonceSize];
        uint _number;

        public byte[] Nonce => nonce;

        public void Seal(ReadOnlySpan<byte> plain, Span<byte> output, bool last)
        {
            Bind(last);
            _cipher.Encrypt(_counted, plain, output[..plain.Length], output.Slice(plain.Length, TagSize), _bound);
        }

        public void Open(ReadOnlySpan<byte> input, Span<byte> plain, bool last)
        {
            Bind(last);
            _cipher.Decrypt(_counted, input[..^TagSize], input[^TagSize..], plain[..(input.Length - TagSize)], _bound);
        }

        void Bind(bool last)
        {
            nonce.CopyTo(_counted, 0);
            var tail = _counted.AsSpan(NonceSize - 4);
            BinaryPrimitives.WriteUInt32BigEndian(tail, BinaryPrimitives.ReadUInt32BigEndian(tail) ^ _number);
            BinaryPrimitives.WriteUInt32BigEndian(_bound, _number++);
            _bound[4] = last ? (byte)1 : (byte)0;
        }

        public void Dispose() => _cipher.Dispose();
    }
}
