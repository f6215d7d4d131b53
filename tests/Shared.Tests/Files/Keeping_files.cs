using System.Security.Cryptography;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Receiving;
using Challenges.Shared.Files.Storing;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Shared.Tests.Files;

public sealed class Keeping_files
{
    string _folder = "";

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("files").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_file_comes_back_as_it_was_put()
    {
        var storage = new FolderStorage(_folder);
        var content = RandomNumberGenerator.GetBytes(300_000);
        var key = FileStorage.NewKey();
        await storage.Put(key, async (s, c) => await s.WriteAsync(content, c), CancellationToken.None);
        Assert.That(await Read(storage, key), Is.EqualTo(content));
        await storage.Delete(key, CancellationToken.None);
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read(storage, key));
        await Assert.DoesNotThrowAsync(() => storage.Delete(key, CancellationToken.None));
    }

    [Test]
    public async Task What_failed_while_it_was_written_leaves_nothing()
    {
        var storage = new FolderStorage(_folder);
        await Assert.ThrowsAsync<IOException>(() => storage.Put(FileStorage.NewKey(), async (s, c) =>
        {
            await s.WriteAsync(new byte[10], c);
            throw new IOException("cable");
        }, CancellationToken.None));
        Assert.That(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [TestCase("../../etc/passwd")]
    [TestCase("0123456789abcdef0123456789abcde/")]
    [TestCase("0123456789ABCDEF0123456789ABCDEF")]
    [TestCase("")]
    public async Task A_key_that_was_not_made_here_reaches_no_file(string key) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new FolderStorage(_folder).Open(key, CancellationToken.None));

    [Test]
    public async Task A_received_file_is_measured_and_digested_while_it_arrives()
    {
        var content = RandomNumberGenerator.GetBytes(200_000);
        using var received = await ReceivedFile.Receive(new MemoryStream(content), "a.pdf", 200_000, CancellationToken.None);
        Assert.That(received, Has.Property("Bytes").EqualTo(200_000L).And.Property("Sha256").EqualTo(Convert.ToHexStringLower(SHA256.HashData(content))));
    }

    [Test]
    public async Task Receiving_ends_at_the_limit_and_not_at_the_end_of_what_is_sent()
    {
        var endless = new Endless();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => ReceivedFile.Receive(endless, "a.pdf", 1_000_000, CancellationToken.None));
        Assert.That(refused!.Refusal, Is.EqualTo(FileRefusals.TooLarge));
        Assert.That(endless.Given, Is.LessThan(1_200_000));
    }

    [Test]
    public async Task Nothing_is_not_a_file() =>
        Assert.That((await Assert.ThrowsAsync<RefusedException>(() => ReceivedFile.Receive(Stream.Null, "a.pdf", 10, CancellationToken.None)))!.Refusal, Is.EqualTo(FileRefusals.Empty));

    [Test]
    public void Whatever_its_length_an_encrypted_file_comes_back() => Gen.Int[0, 200_000].Sample(length =>
    {
        var (key, plain) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(length));
        return Decrypted(key, "a", Encrypted(key, "a", plain)).AsSpan().SequenceEqual(plain);
    }, iter: 60);

    [TestCase(0)]
    [TestCase(65_536)]
    [TestCase(131_072)]
    [TestCase(131_073)]
    public void An_encrypted_file_of_whole_pieces_comes_back(int length)
    {
        var (key, plain) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(length));
        Assert.That(Decrypted(key, "a", Encrypted(key, "a", plain)), Is.EqualTo(plain));
    }

    [Test]
    public void A_changed_cut_swapped_or_moved_file_cannot_be_decrypted()
    {
        const int Piece = 65_536 + 16;
        var key = RandomNumberGenerator.GetBytes(32);
        var good = Encrypted(key, "a", new byte[200_000]);
        byte[] changed = [.. good];
        changed[100_000] ^= 1;
        byte[] swapped = [.. good[..12], .. good[(12 + Piece)..(12 + (2 * Piece))], .. good[12..(12 + Piece)], .. good[(12 + (2 * Piece))..]];
        Assert.Multiple(() =>
        {
            foreach (var bad in new[] { changed, swapped, good[..(12 + Piece)], good[..(12 + (2 * Piece))], good[..^1], good[..12], good[..5], [.. good, 0] })
                Assert.That(() => Decrypted(key, "a", bad), Throws.InstanceOf<CryptographicException>());
            Assert.That(() => Decrypted(key, "b", good), Throws.InstanceOf<CryptographicException>());
        });
    }

    static byte[] Encrypted(byte[] key, string place, byte[] plain)
    {
        var output = new MemoryStream();
        FileCipher.Encrypt(key, System.Text.Encoding.UTF8.GetBytes(place), new MemoryStream(plain), output, CancellationToken.None).GetAwaiter().GetResult();
        return output.ToArray();
    }

    static byte[] Decrypted(byte[] key, string place, byte[] file)
    {
        var output = new MemoryStream();
        FileCipher.Decrypt(key, System.Text.Encoding.UTF8.GetBytes(place), new MemoryStream(file), output, CancellationToken.None).GetAwaiter().GetResult();
        return output.ToArray();
    }

    static async Task<byte[]> Read(FileStorage storage, string key)
    {
        await using var stream = await storage.Open(key, CancellationToken.None);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
