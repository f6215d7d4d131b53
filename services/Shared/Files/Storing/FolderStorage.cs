namespace Challenges.Shared.Files.Storing;

/// <summary>Files in a folder, spread over 256 subfolders. What is being written lies in <c>incoming</c> and is renamed when it is complete and on the disk.</summary>
public sealed class FolderStorage(string folder) : FileStorage
{
    readonly string _folder = Path.GetFullPath(folder);

    protected override async Task Write(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        var incoming = Directory.CreateDirectory(Path.Combine(_folder, "incoming")).FullName;
        var draft = Path.Combine(incoming, key);
        try
        {
            await using (var file = new FileStream(draft, Options(FileMode.CreateNew, FileAccess.Write)))
            {
                await write(file, cancel);
                await file.FlushAsync(cancel);
                file.Flush(flushToDisk: true);
            }
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
            File.Move(draft, PathOf(key), overwrite: false);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    protected override Task<Stream> Read(string key, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(PathOf(key), Options(FileMode.Open, FileAccess.Read)));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException("No such file.", e);
        }
    }

    protected override Task Remove(string key, CancellationToken cancel)
    {
        if (File.Exists(PathOf(key))) File.Delete(PathOf(key));
        return Task.CompletedTask;
    }

    string PathOf(string key) => Path.Combine(_folder, key[..2], key);

    static FileStreamOptions Options(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan };
        if (access == FileAccess.Write && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
