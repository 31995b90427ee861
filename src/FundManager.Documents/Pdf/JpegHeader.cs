using System.Buffers.Binary;

namespace FundManager.Documents.Pdf;

/// <summary>Reads what a JPEG file says about itself (ITU-T T.81, annex B).</summary>
internal static class JpegHeader
{
    private const int StartOfScan = 0xDA;

    /// <summary>How many channels of colour: 1 grey, 3 colour, 4 print; 0 when there is no frame or it is not of eight bits.</summary>
    public static int Channels(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF; )
        {
            var marker = file[at + 1];
            if (marker is 0xFF)
            {
                at++;
                continue;
            }

            if (IsFrame(marker))
            {
                return file[at + 4] == 8 ? file[at + 9] : 0;
            }

            if (marker == StartOfScan)
            {
                return 0;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return 0;
    }

    /// <summary>Baseline, extended and progressive frames: what a PDF reader decodes.</summary>
    private static bool IsFrame(byte marker) => marker is 0xC0 or 0xC1 or 0xC2;
}
