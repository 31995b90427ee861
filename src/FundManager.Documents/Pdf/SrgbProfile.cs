using System.Buffers.Binary;
using System.Text;

namespace FundManager.Documents.Pdf;

/// <summary>
/// An ICC profile, version 2.1, of the sRGB colour space (IEC 61966-2-1): primaries adapted to D50, one curve for all channels.
/// Made here so that no profile file with a licence of its own need be shipped.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 1024;

    public static byte[] File { get; } = Build();

    private static byte[] Build()
    {
        var curve = Curve();
        (string Tag, byte[] Data)[] tags =
        [
            ("cprt", Tagged("text", Encoding.ASCII.GetBytes("Public domain\0"))),
            ("desc", Description("sRGB IEC61966-2-1")),
            ("wtpt", Xyz(0.9642, 1.0, 0.8249)),
            ("rXYZ", Xyz(0.4361, 0.2225, 0.0139)),
            ("gXYZ", Xyz(0.3851, 0.7169, 0.0971)),
            ("bXYZ", Xyz(0.1431, 0.0606, 0.7139)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        var start = HeaderLength + 4 + (12 * tags.Length);
        var table = new List<byte>(Number(tags.Length));
        var data = new List<byte>();
        var places = new Dictionary<byte[], int>();
        foreach (var (tag, content) in tags)
        {
            // The three channels share one curve.
            if (!places.TryGetValue(content, out var place))
            {
                place = start + data.Count;
                places.Add(content, place);
                data.AddRange(content);
                data.AddRange(new byte[(4 - (content.Length % 4)) % 4]);
            }

            table.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Number(place), .. Number(content.Length)]);
        }

        return [.. Header(start + data.Count), .. table, .. data];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        header[8] = 2;
        header[9] = 0x10;
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        // Made on: a fixed day, so that documents do not differ.
        short[] made = [2026, 1, 1, 0, 0, 0];
        for (var i = 0; i < made.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), made[i]);
        }

        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(header.AsSpan(68));
        return header;
    }

    private static byte[] Description(string name)
    {
        var text = Encoding.ASCII.GetBytes(name + "\0");
        // No Unicode name (8 bytes) and no Macintosh name (3 and 67 bytes).
        return Tagged("desc", [.. Number(text.Length), .. text, .. new byte[8 + 3 + 67]]);
    }

    private static byte[] Curve()
    {
        var points = new byte[CurvePoints * 2];
        for (var i = 0; i < CurvePoints; i++)
        {
            var value = i / (double)(CurvePoints - 1);
            var light = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(
                points.AsSpan(2 * i),
                (ushort)Math.Round(light * ushort.MaxValue, MidpointRounding.AwayFromZero)
            );
        }

        return Tagged("curv", [.. Number(CurvePoints), .. points]);
    }

    private static byte[] Xyz(double x, double y, double z) => Tagged("XYZ ", [.. Fixed(x), .. Fixed(y), .. Fixed(z)]);

    private static byte[] Fixed(double value) => Number((int)Math.Round(value * 65536, MidpointRounding.AwayFromZero));

    private static byte[] Tagged(string type, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. content];

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
