using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Challenges.Portal.Keeping;

/// <summary>
/// Forms whose sender turned out to be signed out: encrypted, for an hour, under a random key, and shown to nobody but the person for whom the form was made. They lie in
/// <c>Keys:Folder</c>; without one in memory.
/// </summary>
public sealed class KeptForms
{
    public const string Query = "kept", Reader = "reader";

    /// <summary>Characters of one form, and forms at once: the texts of the longest form, and no more than that many people sign in again within an hour.</summary>
    const int MostLength = 400_000, MostForms = 2_000;

    static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    readonly ConcurrentDictionary<string, (byte[] Content, DateTimeOffset Until)> _memory = new();
    readonly IDataProtector _forms, _readers;
    readonly TimeProvider _time;
    readonly string? _folder;

    public KeptForms(IConfiguration configuration, IDataProtectionProvider protection, TimeProvider time)
    {
        (_forms, _readers, _time) = (protection.CreateProtector("kept forms"), protection.CreateProtector("readers of forms"), time);
        if (configuration["Keys:Folder"] is { Length: > 0 } folder) _folder = Directory.CreateDirectory(Path.Combine(folder, "portal-forms")).FullName;
    }

    /// <summary>For a hidden field: who may have the form back. It can't be read or made outside.</summary>
    public string ReaderOf(ClaimsPrincipal person) => _readers.Protect(person.FindFirst("sub")?.Value ?? "");

    /// <returns>The key; null when the form names no reader, or is too long.</returns>
    public string? Keep(IFormCollection form) => Unprotect(form[Reader]) is { Length: > 0 } person ? Keep(form, person) : null;

    /// <summary>For a form that nobody in particular began, and that whoever signs in on this very way goes on with.</summary>
    public string? KeepForWhoeverHasTheKey(IFormCollection form) => Keep(form, Whoever);

    const string Whoever = "*";

    string? Keep(IFormCollection form, string person)
    {
        var kept = new Held(person, form.Where(f => f.Key is not (Reader or "form-token")).ToDictionary(f => f.Key, f => f.Value.ToString()));
        if (kept.Form.Sum(f => f.Key.Length + f.Value.Length) > MostLength) return null;
        Tidy();
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var content = _forms.Protect(JsonSerializer.SerializeToUtf8Bytes(kept));
        if (_folder is null) _memory[Name(key)] = (content, _time.GetUtcNow() + Lasts);
        else File.WriteAllBytes(Path.Combine(_folder, Name(key)), content);
        return key;
    }

    /// <returns>The values; null for anybody else, and after the hour.</returns>
    public IReadOnlyDictionary<string, string>? Find(string key, ClaimsPrincipal person)
    {
        try
        {
            return Content(Name(key)) is { } content && JsonSerializer.Deserialize<Held>(_forms.Unprotect(content)) is { } held && (held.Person == Whoever || held.Person == person.FindFirst("sub")?.Value) ? held.Form : null;
        }
        catch (CryptographicException)
        {
            // Its key is gone: what it held can't be read any more.
            return null;
        }
    }

    byte[]? Content(string name)
    {
        if (_folder is null) return _memory.TryGetValue(name, out var held) && _time.GetUtcNow() < held.Until ? held.Content : null;
        var file = new FileInfo(Path.Combine(_folder, name));
        return file.Exists && _time.GetUtcNow() < file.LastWriteTimeUtc + Lasts ? File.ReadAllBytes(file.FullName) : null;
    }

    void Tidy()
    {
        var now = _time.GetUtcNow();
        if (_folder is not null)
        {
            var all = new DirectoryInfo(_folder).GetFiles().OrderByDescending(f => f.LastWriteTimeUtc).ToList();
            foreach (var old in all.Where((f, n) => n >= MostForms - 1 || now >= f.LastWriteTimeUtc + Lasts)) old.Delete();
            return;
        }
        foreach (var old in _memory.OrderByDescending(f => f.Value.Until).Where((f, n) => n >= MostForms - 1 || now >= f.Value.Until).Select(f => f.Key).ToList()) _memory.TryRemove(old, out _);
    }

    string? Unprotect(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : _readers.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static string Name(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    sealed record Held(string Person, Dictionary<string, string> Form);
}
