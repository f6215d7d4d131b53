namespace Challenges.Shared.Files;

/// <summary>A file that is deleted with this object, and by the system when the process dies.</summary>
public sealed class TemporaryFile : IDisposable
{
    const int Buffer = 64 * 1024;

    readonly FileStream _stream;

    public TemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = Buffer,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _stream = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }

    public long Length => _stream.Length;

    /// <summary>The file itself, at its first byte. One reader at a time.</summary>
    public Stream Rewound()
    {
        _stream.Position = 0;
        return _stream;
    }

    /// <summary>The file itself, emptied.</summary>
    public Stream Emptied()
    {
        _stream.SetLength(0);
        return Rewound();
    }

    public void Dispose() => _stream.Dispose();
}
