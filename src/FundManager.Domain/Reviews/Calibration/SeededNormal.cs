namespace FundManager.Domain.Reviews.Calibration;

/// <summary>Normal numbers that a seed repeats: SplitMix64 by Steele, Lea and Flood, and the transform of Box and Muller.</summary>
internal sealed class SeededNormal(ulong seed)
{
    private ulong _state = seed;

    /// <summary><paramref name="count"/> numbers about 0.</summary>
    public double[] Draw(int count, double variance)
    {
        var deviation = Math.Sqrt(variance);
        var drawn = new double[count];
        for (var i = 0; i < count; i += 2)
        {
            var radius = deviation * Math.Sqrt(-2 * Math.Log(Uniform()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * Uniform());
            drawn[i] = radius * cosine;
            if (i + 1 < count)
            {
                drawn[i + 1] = radius * sine;
            }
        }

        return drawn;
    }

    /// <summary>Above 0, at most 1.</summary>
    public double Uniform() => ((Next() >> 11) + 1) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
