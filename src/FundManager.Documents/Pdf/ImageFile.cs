using System.Security.Cryptography;
using SkiaSharp;

namespace FundManager.Documents.Pdf;

/// <summary>A picture as a PDF file holds it: a JPEG as it came, anything else as its dots.</summary>
internal sealed class ImageFile
{
    private const long DotsMax = 40_000_000;

    private ImageFile(byte[] data, int width, int height)
    {
        Data = data;
        Width = width;
        Height = height;
        Hash = Convert.ToHexString(SHA256.HashData(data));
    }

    /// <summary>Width in dots.</summary>
    public int Width { get; }

    /// <summary>Height in dots.</summary>
    public int Height { get; }

    /// <summary>The same for the same picture.</summary>
    public string Hash { get; }

    /// <summary>A JPEG file, or three bytes of colour for each dot.</summary>
    public byte[] Data { get; }

    /// <summary>Whether <see cref="Data"/> is a JPEG file.</summary>
    public bool IsJpeg { get; private init; }

    /// <summary>Whether a JPEG file has shades of grey only.</summary>
    public bool IsGrey { get; private init; }

    /// <summary>A byte for each dot, 255 where nothing shines through; null where nothing does anywhere.</summary>
    public byte[]? Opacity { get; private init; }

    /// <exception cref="ArgumentException">It is no PNG or JPEG file, is broken, or has too many dots.</exception>
    public static ImageFile Read(ReadOnlyMemory<byte> file)
    {
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg))
        {
            throw new ArgumentException("A picture is a PNG or JPEG file.", nameof(file));
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > DotsMax)
        {
            throw new ArgumentException($"A picture of {width} × {height} dots is too large.", nameof(file));
        }

        // What a viewer would show upside down, or in the colours of print, is unpacked.
        if (
            codec is { EncodedFormat: SKEncodedImageFormat.Jpeg, EncodedOrigin: SKEncodedOrigin.TopLeft }
            && JpegHeader.Channels(file.Span) is (1 or 3) and var channels
        )
        {
            return new ImageFile(file.ToArray(), width, height) { IsJpeg = true, IsGrey = channels == 1 };
        }

        return Unpack(codec);
    }

    private static ImageFile Unpack(SKCodec codec)
    {
        var info = new SKImageInfo(
            codec.Info.Width,
            codec.Info.Height,
            SKColorType.Rgba8888,
            SKAlphaType.Unpremul,
            SKColorSpace.CreateSrgb()
        );
        using var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) != SKCodecResult.Success)
        {
            throw new ArgumentException("The picture is broken.", nameof(codec));
        }

        using var upright = Upright(bitmap, codec.EncodedOrigin);
        var (width, height) = (upright.Width, upright.Height);
        var dots = upright.GetPixelSpan();
        var colours = new byte[width * height * 3];
        var opacity = new byte[width * height];
        var shines = false;
        for (var i = 0; i < opacity.Length; i++)
        {
            dots.Slice(4 * i, 3).CopyTo(colours.AsSpan(3 * i));
            opacity[i] = dots[(4 * i) + 3];
            shines |= opacity[i] < byte.MaxValue;
        }

        return new ImageFile(colours, width, height) { Opacity = shines ? opacity : null };
    }

    /// <summary>Turned as the camera was held.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var (w, h) = (bitmap.Width, bitmap.Height);
        var isLying = origin >= SKEncodedOrigin.LeftTop;
        // The signs and sides of x and y as the EXIF standard numbers them.
        var turn = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
        if (turn.IsIdentity)
        {
            return bitmap.Copy();
        }

        // A camera's picture has no transparency, so drawing it changes no colour.
        var upright = new SKBitmap(
            bitmap.Info.WithSize(isLying ? h : w, isLying ? w : h).WithAlphaType(SKAlphaType.Premul)
        );
        using var canvas = new SKCanvas(upright);
        canvas.SetMatrix(turn);
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
