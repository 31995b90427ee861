using FundManager.Domain.History;

namespace FundManager.Domain.Reviews;

/// <summary>A review that a consensus rests on: other reviews, or other totals, and it no longer counts.</summary>
/// <param name="Review">Number of the review.</param>
/// <param name="Total">What it came to.</param>
public sealed record ConsensusBasis(string Review, decimal Total);

/// <summary>What an officer writes down of a panel's talk.</summary>
/// <param name="Scores">One for each criterion, as typed, each with what the panel agreed on.</param>
/// <param name="Comment">How the panel came to it.</param>
/// <param name="Dissent">Who disagreed, and why; "" for nobody.</param>
public sealed record AgreedScores(IReadOnlyList<ScoreRow> Scores, string Comment, string Dissent);

/// <summary>
/// The scores that a panel agreed on after its members had scored alone: no average. It stands beside the reviews and changes none of them.
/// Kept for ever; a later one takes its place.
/// </summary>
public sealed class Consensus
{
    /// <summary>Reviews without which there is nothing to agree on.</summary>
    public const int LeastReviews = 2;

    private Consensus(GrantCase subject, Scheme scheme, AgreedScores agreed, Act act)
    {
        Id = Id<Consensus>.New(act.At);
        (SubjectKind, SubjectId, CallId) = (subject.Kind, subject.CaseId, subject.CallId);
        Scheme = SchemeCatalog.KeyOf(scheme);
        (Scores, Comment, Dissent) = (agreed.Scores, agreed.Comment, agreed.Dissent);
        (WrittenBy, WrittenAt) = (act.Actor.UserId, act.At);
    }

    private Consensus() { }

    /// <summary>Its identity.</summary>
    public Id<Consensus> Id { get; private set; }

    /// <summary><see cref="CaseKind.Application"/> or <see cref="CaseKind.Milestone"/>.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>The case that was scored.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>The call of that case.</summary>
    public Id<Calls.Call> CallId { get; private set; }

    /// <summary>Key of the scheme with its version.</summary>
    public string Scheme { get; private set; } = "";

    /// <summary>One for each criterion; the comment says what the panel agreed on.</summary>
    public IReadOnlyList<ScoreRow> Scores { get; private set; } = [];

    /// <summary>How the panel came to it.</summary>
    public string Comment { get; private set; } = "";

    /// <summary>Who disagreed, and why; "" for nobody.</summary>
    public string Dissent { get; private set; } = "";

    /// <summary>What the scores come to, in the unit of the scheme's totals, to two places.</summary>
    public decimal Total { get; private set; }

    /// <summary>The reviews that the panel had before it.</summary>
    public IReadOnlyList<ConsensusBasis> Basis { get; private set; } = [];

    /// <summary>The officer who wrote it down.</summary>
    public Guid WrittenBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Null when a consensus on <paramref name="subject"/> can be written down; else why not.</summary>
    /// <param name="subject">Application or checkpoint.</param>
    /// <param name="scheme">By which it is scored.</param>
    /// <param name="reviews">Of its round, ended ones too.</param>
    /// <param name="act">Who, when.</param>
    /// <remarks>
    /// CAL-01: not an officer's role. REV-22: the scheme knows no consensus. REV-23: the round is not open. REV-24: reviews are still awaited,
    /// or fewer than two are in (awaited, handed in). REV-25: this person scored it.
    /// </remarks>
    public static Refusal? WhyNotWrite(GrantCase subject, Scheme scheme, IReadOnlyList<Review> reviews, Act act)
    {
        var (awaited, counted) = (reviews.Count(r => r.IsAwaited), reviews.Count(r => r.Counts));
        return !act.Actor.Is(Role.ProgrammeOfficer) ? new Refusal("CAL-01")
            : !scheme.UsesConsensus ? new Refusal("REV-22")
            : subject.State != "UnderReview" ? new Refusal("REV-23")
            : awaited > 0 || counted < LeastReviews ? new Refusal("REV-24", awaited, counted)
            : reviews.Any(r => r.BarsDecision && r.ReviewerId == act.Actor.UserId) ? new Refusal("REV-25")
            : null;
    }

    /// <summary>Why the scores cannot stand, each beside its criterion; empty for none.</summary>
    /// <remarks>As of a review, and REV-26: nothing says what the panel agreed on (name).</remarks>
    public static IReadOnlyList<CriterionFault> Faults(Scheme scheme, AgreedScores agreed)
    {
        var faults = ReviewScore.Faults(scheme, ScoreSheet.Read(scheme, agreed.Scores));
        return
        [
            .. faults,
            .. scheme
                .Criteria.Where(criterion => faults.All(fault => fault.Criterion != criterion.Id))
                .Where(criterion =>
                    string.IsNullOrWhiteSpace(agreed.Scores.FirstOrDefault(r => r.Criterion == criterion.Id)?.Comment)
                )
                .Select(criterion => new CriterionFault(criterion.Id, new Refusal("REV-26", criterion.Name))),
        ];
    }

    /// <summary>Writes it down, and into the history of <paramref name="subject"/>.</summary>
    /// <param name="subject">Application or checkpoint, under review.</param>
    /// <param name="scheme">By which it is scored.</param>
    /// <param name="reviews">Of its round.</param>
    /// <param name="agreed">What was agreed on.</param>
    /// <param name="act">Who, when.</param>
    /// <param name="before">The one whose place it takes; null for none.</param>
    /// <exception cref="RefusedException">It cannot be written down now or by this person, or the scores cannot stand.</exception>
    public static Consensus Write(
        GrantCase subject,
        Scheme scheme,
        IReadOnlyList<Review> reviews,
        AgreedScores agreed,
        Act act,
        Consensus? before
    )
    {
        Refusal.ThrowIf(WhyNotWrite(subject, scheme, reviews, act));
        Refusal.ThrowIf(Faults(scheme, agreed).Select(fault => fault.Refusal).FirstOrDefault());
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(agreed.Comment) ? new Refusal("GEN-01") : null);
        var total = ReviewTotal.Of(scheme, ScoreSheet.Read(scheme, agreed.Scores));
        var written = new Consensus(subject, scheme, agreed, act)
        {
            Total = decimal.Round(total, 2, MidpointRounding.AwayFromZero),
            Basis = [.. reviews.Where(r => r.Counts).Select(r => new ConsensusBasis(r.Number, r.Total!.Value))],
        };
        subject.NoteConsensus(before?.Total, written.Total, act);
        return written;
    }

    /// <summary>Whether it still counts: the reviews that count are exactly those that the panel had before it.</summary>
    /// <param name="counted">Number and total of each review that counts.</param>
    public bool Holds(IEnumerable<ConsensusBasis> counted) => counted.ToHashSet().SetEquals(Basis);

    /// <summary>The scores of <paramref name="latest"/> where it still counts, as a panel's result takes them; else null.</summary>
    /// <param name="latest">The newest of the round; null for none.</param>
    /// <param name="scheme">By which the round is scored.</param>
    /// <param name="counted">Number and total of each review that counts.</param>
    public static IReadOnlyList<CriterionScore>? Counting(
        Consensus? latest,
        Scheme scheme,
        IEnumerable<ConsensusBasis> counted
    ) =>
        latest is not null && latest.Scheme == SchemeCatalog.KeyOf(scheme) && latest.Holds(counted)
            ? ScoreSheet.Read(scheme, latest.Scores)
            : null;

    /// <summary>Null when a round may end without a word of this; else why not: the scheme asks for a consensus and none counts.</summary>
    /// <param name="scheme">By which it was scored.</param>
    /// <param name="result">With the consensus that counts.</param>
    public static Refusal? WhyNotEnd(Scheme scheme, PanelResult result) =>
        scheme.UsesConsensus && !result.IsConsensus && result.Totals.Count >= LeastReviews
            ? new Refusal("REV-27")
            : null;
}
