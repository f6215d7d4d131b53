namespace Challenges.Shared.Files.Recognising;

/// <summary>Reads from another stream and throws when more than the limit came out of it, or what can't be unpacked.</summary>
sealed class LimitedStream(Stream inner, long limit, Func<Exception> tooMuch, Func<Exception> damaged) : Stream
{
    long _read;

    public override int Read(Span<byte> buffer)
    {
        var read = Unpack(buffer);
        return (_read += read) > limit ? throw tooMuch() : read;
    }

    int Unpack(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw damaged();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
