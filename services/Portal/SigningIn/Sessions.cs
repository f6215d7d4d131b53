using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Challenges.Portal.SigningIn;

/// <summary>
/// Who is signed in, with the tokens. The cookie holds a random key; what it opens lies encrypted in <c>Keys:Folder</c> under the key's digest, so that neither the browser nor a copy
/// of the folder holds both. Without a folder sessions live in memory and end with the process.
/// </summary>
sealed class Sessions : ITicketStore
{
    readonly ConcurrentDictionary<string, byte[]> _memory = new();
    readonly IDataProtector _protector;
    readonly TimeProvider _time;
    readonly string? _folder;

    public Sessions(IConfiguration configuration, IDataProtectionProvider protection, TimeProvider time)
    {
        (_protector, _time) = (protection.CreateProtector("portal sessions"), time);
        if (configuration["Keys:Folder"] is not { Length: > 0 } folder) return;
        _folder = Directory.CreateDirectory(Path.Combine(folder, "portal-sessions")).FullName;
        foreach (var file in Directory.EnumerateFiles(_folder).Where(f => time.GetUtcNow() - File.GetLastWriteTimeUtc(f) > TimeSpan.FromDays(2))) File.Delete(file);
    }

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await RenewAsync(key, ticket);
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        ticket.Properties.Items[Bearer.Session] = key;
        var content = _protector.Protect(TicketSerializer.Default.Serialize(ticket));
        if (_folder is null)
        {
            _memory[Name(key)] = content;
            return;
        }
        // A reader sees the old session or the new one, never half of it.
        var (file, fresh) = (Path.Combine(_folder, Name(key)), Path.Combine(_folder, Path.GetRandomFileName()));
        await File.WriteAllBytesAsync(fresh, content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(fresh, file, overwrite: true);
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var content = _folder is null ? _memory.GetValueOrDefault(Name(key))
            : File.Exists(Path.Combine(_folder, Name(key))) ? await File.ReadAllBytesAsync(Path.Combine(_folder, Name(key))) : null;
        if (content is null) return null;
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(content)) is { } ticket && (ticket.Properties.ExpiresUtc is not { } ends || _time.GetUtcNow() < ends) ? ticket : null;
        }
        catch (CryptographicException)
        {
            // Its key is gone: the person signs in again.
            return null;
        }
    }

    public Task RemoveAsync(string key)
    {
        _memory.TryRemove(Name(key), out _);
        if (_folder is not null) File.Delete(Path.Combine(_folder, Name(key)));
        return Task.CompletedTask;
    }

    static string Name(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
