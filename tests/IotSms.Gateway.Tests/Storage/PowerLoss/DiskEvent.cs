namespace IotSms.Gateway.Storage.PowerLoss;

/// <summary>Something that happens to a file.</summary>
internal abstract record DiskEvent(string File)
{
    public abstract void Apply(MemoryImage image);

    /// <summary>Bytes are written.</summary>
    public sealed record Write(string File, long Offset, byte[] Bytes) : DiskEvent(File)
    {
        private const int BlockSize = 4096;

        public override void Apply(MemoryImage image) => image.Write(Bytes, Offset);

        /// <summary>The blocks a disk writes for it, each whole or not at all.</summary>
        public IEnumerable<Write> Blocks()
        {
            for (var from = 0; from < Bytes.Length;)
            {
                var to = Math.Min(Bytes.Length, from + BlockSize - (int)((Offset + from) % BlockSize));
                yield return new Write(File, Offset + from, Bytes[from..to]);
                from = to;
            }
        }
    }

    /// <summary>The file is cut or extended.</summary>
    public sealed record Cut(string File, long Length) : DiskEvent(File)
    {
        public override void Apply(MemoryImage image) => image.SetLength((int)Length);
    }

    /// <summary>All of the file so far is on the medium.</summary>
    public sealed record Flush(string File) : DiskEvent(File)
    {
        public override void Apply(MemoryImage image)
        {
        }
    }
}
