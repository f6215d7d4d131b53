using System.Security.Cryptography;
using Challenges.Applications.Sealing;
using Challenges.Shared.Proof;
using CsCheck;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Challenges.Applications.Tests.Storing;

public sealed class VaultTests
{
    static readonly Guid Challenge = NewId.NextGuid();
    readonly Vault _vault = new(RandomNumberGenerator.GetBytes(32));

    [Test]
    public void What_was_sealed_opens_in_its_place_and_nowhere_else() => Gen.Byte.Array[0, 200].Sample(plain =>
    {
        var text = _vault.Seal(Challenge, "draft 1", plain);
        Assert.That(_vault.Open(Challenge, "draft 1", text), Is.EqualTo(plain));
        Assert.That(() => _vault.Open(Challenge, "draft 2", text), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => _vault.Open(NewId.NextGuid(), "draft 1", text), Throws.InstanceOf<CryptographicException>());
        Assert.That(() => new Vault(new byte[32]).Open(Challenge, "draft 1", text), Throws.InstanceOf<CryptographicException>());
        var bytes = Convert.FromBase64String(text);
        bytes[^1] ^= 1;
        Assert.That(() => _vault.Open(Challenge, "draft 1", Convert.ToBase64String(bytes)), Throws.InstanceOf<CryptographicException>());
    }, iter: 50);

    [Test]
    public void The_same_text_never_seals_to_the_same_bytes() =>
        Assert.That(Enumerable.Range(0, 100).Select(_ => _vault.Seal(Challenge, "x", [1, 2])), Is.Unique);

    [Test]
    public void A_fingerprint_repeats_and_tells_kinds_and_keys_apart()
    {
        var person = _vault.Fingerprint("person", "p");
        Assert.That(_vault.Fingerprint("person", "p"), Is.EqualTo(person));
        Assert.That(person, Is.Not.EqualTo(_vault.Fingerprint("organisation", "p")));
        Assert.That(person, Is.Not.EqualTo(new Vault(new byte[32]).Fingerprint("person", "p")));
    }

    [Test]
    public void Production_never_makes_up_a_key()
    {
        using var folder = new Folder();
        Assert.That(() => folder.Keys(Environments.Production).Receipts(), Throws.InvalidOperationException.With.Message.Contains("Receipts:PrivateKey"));
        Assert.That(() => folder.Keys(Environments.Production).Sealing(), Throws.InvalidOperationException.With.Message.Contains("Sealing:Key"));
        Assert.That(Directory.EnumerateFiles(folder.Path), Is.Empty);
    }

    [Test]
    public void Elsewhere_a_key_is_made_once_and_kept()
    {
        using var folder = new Folder();
        var keyId = folder.Keys(Environments.Development).Receipts().Current.KeyId;
        Assert.That(folder.Keys(Environments.Development).Receipts().Current.KeyId, Is.EqualTo(keyId));
        var text = folder.Keys(Environments.Development).Sealing().Seal(Challenge, "x", [7]);
        Assert.That(folder.Keys(Environments.Development).Sealing().Open(Challenge, "x", text), Is.EqualTo(new byte[] { 7 }));
    }

    sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("challenges-keys-").FullName;

        public Keys Keys(string environment) => new(
            new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = Path }).Build(),
            new HostingEnvironment(environment), NullLogger<Keys>.Instance);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    sealed class HostingEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;
        public string ApplicationName { get; set; } = "test";
        public string ContentRootPath { get; set; } = ".";
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = null!;
    }
}
