using SkiaSharp;

namespace FundManager.Documents.Tests;

/// <summary>Small pictures drawn here, so that none need be kept.</summary>
internal static class SamplePictures
{
    /// <summary>A blue sail on nothing: what is not painted shines through.</summary>
    public static byte[] Png { get; } = Draw(SKColors.Transparent, SKEncodedImageFormat.Png);

    /// <summary>The same on white.</summary>
    public static byte[] Jpeg { get; } = Draw(SKColors.White, SKEncodedImageFormat.Jpeg);

    private static byte[] Draw(SKColor ground, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(240, 120);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        using var paint = new SKPaint();
        paint.Color = new SKColor(0x1f, 0x5a, 0x96);
        paint.IsAntialias = true;
        canvas.DrawCircle(60, 60, 50, paint);
        paint.Color = new SKColor(0xe0, 0x8e, 0x1b, 0x99);
        canvas.DrawRect(90, 30, 120, 60, paint);
        canvas.Flush();
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
