using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace FundManager.Documents.Pdf;

/// <summary>
/// The numbered objects of a PDF 1.7 file and how they are written: dictionaries packed into object streams, places in a
/// cross-reference stream, identity from the content. The same objects give the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 200;

    // Index is the object's number; 0 is never used.
    private readonly List<Body> _bodies = [default];

    // What the file consists of so far, put together once at the end.
    private readonly List<byte[]> _parts = [];
    private long _length;

    /// <summary>Takes a number for an object that is defined later.</summary>
    public int Reserve()
    {
        _bodies.Add(default);
        return _bodies.Count - 1;
    }

    public void Define(int number, string value) => _bodies[number] = new Body(value, null);

    public int Add(string value)
    {
        var number = Reserve();
        Define(number, value);
        return number;
    }

    /// <param name="entries">Entries of the stream's dictionary beside its length and filter.</param>
    /// <param name="content">The bytes as a reader shall see them.</param>
    /// <param name="compressed">Metadata stays readable to tools that do not know PDF.</param>
    public int AddStream(string entries, byte[] content, bool compressed = true)
    {
        var number = Reserve();
        var data = compressed ? Deflate(content) : content;
        var filter = compressed ? "/Filter/FlateDecode" : "";
        _bodies[number] = new Body(
            string.Create(CultureInfo.InvariantCulture, $"<<{entries}{filter}/Length {data.Length}>>"),
            data
        );
        return number;
    }

    public byte[] Save(int catalog, int information)
    {
        var identity = Identity();
        Write("%PDF-1.7\n%âãÏÓ\n");
        var places = new List<Place>(_bodies.Count + 16) { new(0, 0, 65535) };
        places.AddRange(Enumerable.Repeat(default(Place), _bodies.Count - 1));
        WriteStreams(places);
        WritePacked(places);
        WriteCrossReference(places, catalog, information, identity);
        return Joined();
    }

    private void WriteStreams(List<Place> places)
    {
        for (var number = 1; number < _bodies.Count; number++)
        {
            if (_bodies[number].Stream is { } data)
            {
                places[number] = new Place(1, _length, 0);
                WriteStream(number, _bodies[number].Text, data);
            }
        }
    }

    private void WritePacked(List<Place> places)
    {
        var plain = Enumerable.Range(1, _bodies.Count - 1).Where(number => _bodies[number].Stream is null);
        foreach (var chunk in plain.Chunk(ObjectsPerStream))
        {
            var container = places.Count;
            var index = new StringBuilder();
            var values = new StringBuilder();
            for (var i = 0; i < chunk.Length; i++)
            {
                index.Append(CultureInfo.InvariantCulture, $"{chunk[i]} {values.Length} ");
                values.Append(_bodies[chunk[i]].Text).Append('\n');
                places[chunk[i]] = new Place(2, container, i);
            }

            places.Add(new Place(1, _length, 0));
            var data = Deflate(PdfSyntax.Bytes(index, values));
            var entries = string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/ObjStm/N {chunk.Length}/First {index.Length}/Filter/FlateDecode/Length {data.Length}>>"
            );
            WriteStream(container, entries, data);
        }
    }

    private void WriteCrossReference(List<Place> places, int catalog, int information, string identity)
    {
        var start = _length;
        var number = places.Count;
        places.Add(new Place(1, start, 0));
        using var table = new MemoryStream();
        foreach (var place in places)
        {
            table.WriteByte((byte)place.Kind);
            WriteBigEndian(table, place.First, 4);
            WriteBigEndian(table, place.Second, 2);
        }

        var data = Deflate(table.ToArray());
        var entries = string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/XRef/Size {places.Count}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]/Filter/FlateDecode/Length {data.Length}>>"
        );
        WriteStream(number, entries, data);
        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var body in _bodies)
        {
            hash.AppendData(Encoding.Latin1.GetBytes(body.Text));
            hash.AppendData(body.Stream ?? []);
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static byte[] Deflate(byte[] content)
    {
        // Text of pages packs to less than a third.
        using var packed = new MemoryStream((content.Length / 3) + 64);
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private void WriteStream(int number, string dictionary, byte[] data)
    {
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{dictionary}\nstream\n"));
        Write(data);
        Write("\nendstream\nendobj\n");
    }

    private static void WriteBigEndian(MemoryStream table, long value, int bytes)
    {
        for (var shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        {
            table.WriteByte((byte)((value >> shift) & 0xFF));
        }
    }

    private void Write(string text) => Write(Encoding.Latin1.GetBytes(text));

    private void Write(byte[] bytes)
    {
        _parts.Add(bytes);
        _length += bytes.Length;
    }

    private byte[] Joined()
    {
        var file = GC.AllocateUninitializedArray<byte>(checked((int)_length));
        var at = 0;
        foreach (var part in _parts)
        {
            part.CopyTo(file, at);
            at += part.Length;
        }

        return file;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Body(string? Value, byte[]? Stream)
    {
        public string Text => Value ?? "";
    }

    /// <summary>Kind 0 free, 1 at a byte offset, 2 inside an object stream at an index.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Kind, long First, int Second);
}
