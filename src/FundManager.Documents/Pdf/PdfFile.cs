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
    private readonly List<Body> _bodies = [new Body("", null)];

    /// <summary>Takes a number for an object that is defined later.</summary>
    public int Reserve()
    {
        _bodies.Add(new Body("", null));
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
        using var file = new MemoryStream();
        Write(file, "%PDF-1.7\n%âãÏÓ\n");
        var places = new List<Place>(_bodies.Count + 16) { new(0, 0, 65535) };
        places.AddRange(Enumerable.Repeat(default(Place), _bodies.Count - 1));
        WriteStreams(file, places);
        WritePacked(file, places);
        WriteCrossReference(file, places, catalog, information, identity);
        return file.ToArray();
    }

    private void WriteStreams(MemoryStream file, List<Place> places)
    {
        for (var number = 1; number < _bodies.Count; number++)
        {
            if (_bodies[number].Stream is { } data)
            {
                places[number] = new Place(1, file.Position, 0);
                WriteStream(file, number, _bodies[number].Value, data);
            }
        }
    }

    private void WritePacked(MemoryStream file, List<Place> places)
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
                values.Append(_bodies[chunk[i]].Value).Append('\n');
                places[chunk[i]] = new Place(2, container, i);
            }

            places.Add(new Place(1, file.Position, 0));
            var data = Deflate(Encoding.Latin1.GetBytes(index.ToString() + values));
            var entries = string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/ObjStm/N {chunk.Length}/First {index.Length}/Filter/FlateDecode/Length {data.Length}>>"
            );
            WriteStream(file, container, entries, data);
        }
    }

    private static void WriteCrossReference(
        MemoryStream file,
        List<Place> places,
        int catalog,
        int information,
        string identity
    )
    {
        var start = file.Position;
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
        WriteStream(file, number, entries, data);
        Write(file, string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"));
    }

    private string Identity()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var body in _bodies)
        {
            hash.AppendData(Encoding.Latin1.GetBytes(body.Value));
            hash.AppendData(body.Stream ?? []);
        }

        return Convert.ToHexString(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static void WriteStream(MemoryStream file, int number, string dictionary, byte[] data)
    {
        Write(file, string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{dictionary}\nstream\n"));
        file.Write(data);
        Write(file, "\nendstream\nendobj\n");
    }

    private static void WriteBigEndian(MemoryStream table, long value, int bytes)
    {
        for (var shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        {
            table.WriteByte((byte)((value >> shift) & 0xFF));
        }
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private sealed record Body(string Value, byte[]? Stream);

    /// <summary>Kind 0 free, 1 at a byte offset, 2 inside an object stream at an index.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(int Kind, long First, int Second);
}
