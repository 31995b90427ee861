namespace FundManager.Domain;

/// <summary>Why the rules say no: a stable code and the facts that its sentence names.</summary>
/// <param name="Code">Like "DIS-02"; listed in docs/refusals.md, and the key of its sentence in each language.</param>
/// <param name="Facts">What the sentence's placeholders stand for, in order: amounts, dates, names of states.</param>
public sealed record Refusal(string Code, params object[] Facts)
{
    /// <summary>Does nothing for null.</summary>
    /// <exception cref="RefusedException">There is a refusal.</exception>
    public static void ThrowIf(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw new RefusedException(refusal);
        }
    }
}

/// <summary>An act was tried that the rules refuse. Nothing of it is saved.</summary>
public sealed class RefusedException(Refusal refusal, Exception? inner = null) : Exception(refusal.Code, inner)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
