using System.Text;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Expenditures;
using FundManager.Web.Features.Reviews;

namespace FundManager.Web.Demo;

/// <summary>Makes the moves that the pages offer, at an instant in the past: by the same roles and rules, with the same consequences.</summary>
/// <remarks>The caller saves.</remarks>
[UseCase]
public sealed class PlayMoves(
    FundDbContext db,
    CaseMoves moves,
    WorkflowCatalog workflows,
    SchemeCatalog schemes,
    OpenReviews reviews,
    ReadAppraisal appraisals,
    DeclareExpenditure costs
)
{
    public FundDbContext Db => db;

    public ReadAppraisal Appraisals => appraisals;

    public DeclareExpenditure Costs => costs;

    public Scheme SchemeOf(Review review) => schemes[review.Scheme];

    public Workflow FlowOf(string kind) => workflows[kind];

    /// <summary>Invites reviewers, as from the page where they are chosen.</summary>
    public async Task InviteAsync(
        GrantCase subject,
        IReadOnlyList<Guid> reviewers,
        DateTimeOffset dueAt,
        Act act,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(Review.WhyNotInviteFor(subject, act.Actor));
        var wanted = new Invitations(subject.Kind, subject.CaseId, reviewers, dueAt, Guid.Empty);
        await reviews.ExecuteAsync(subject, wanted, act, cancellationToken);
    }

    /// <exception cref="RefusedException">The script asks for what the rules refuse.</exception>
    public Task MakeAsync(
        Case @case,
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    ) => MakeAsync(@case, trigger, act, new MoveInput(Values(fields), []), cancellationToken);

    /// <summary>The same, with a file.</summary>
    /// <inheritdoc cref="MakeAsync(Case, string, Act, CancellationToken, ValueTuple{string, string}[])"/>
    public async Task MakeWithFileAsync(
        Case @case,
        string trigger,
        Act act,
        (string Name, string Text) file,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    )
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file.Text));
        var form = new FormFile(content, 0, content.Length, "files", file.Name);
        await MakeAsync(@case, trigger, act, new MoveInput(Values(fields), [form]), cancellationToken);
    }

    private async Task MakeAsync(
        Case @case,
        string trigger,
        Act act,
        MoveInput input,
        CancellationToken cancellationToken
    )
    {
        var move =
            moves.Find(@case.Kind, trigger)
            ?? throw new InvalidOperationException($"No page moves a {@case.Kind} by {trigger}.");
        Refusal.ThrowIf(moves.WhyNotByRole(move, @case, act.Actor));
        // Whether the rules allow it is not asked beforehand: the move itself is refused by the same rules.
        await move.ExecuteAsync(@case, input, act, cancellationToken);
    }

    private static Dictionary<string, string> Values((string Name, string Value)[] fields) =>
        fields.ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
}

/// <summary>Where the demo is played: its moves, its people and its days.</summary>
public sealed record DemoStage(PlayMoves Play, DemoCast Cast, DemoDays Days)
{
    public FundDbContext Db => Play.Db;

    /// <summary>Somebody of the fund acts.</summary>
    public Act Fund(string account, string role, DateTimeOffset at, string? reason = null) =>
        new(Cast.As(account, role), at, reason);

    /// <summary>The applicant's own people act.</summary>
    public Act Applicant(string organisation, DateTimeOffset at, string? reason = null) =>
        new(Cast.As(Account("applicant", organisation), Role.Applicant), at, reason);

    /// <inheritdoc cref="Applicant"/>
    public Act Signatory(string organisation, DateTimeOffset at, string? reason = null) =>
        new(Cast.As(Account("signatory", organisation), Role.Signatory), at, reason);

    /// <summary>The body that recommends the organisation's applications acts.</summary>
    public Act Endorser(string organisation, DateTimeOffset at, string? reason = null) =>
        new(
            Cast.As(EndorserOf(organisation) == "grain-society" ? "endorser" : "endorser-longyuan", Role.Endorser),
            at,
            reason
        );

    public static Act Time(DateTimeOffset at) => new(Actor.System, at);

    public Id<Organisation> Organisation(string key) => Cast.Organisations[key].Id;

    /// <summary>Key of the body that recommends the organisation's applications: never itself.</summary>
    public static string EndorserOf(string organisation) =>
        organisation is "lanbei" or "yunling" ? "gansu-association" : "grain-society";

    /// <summary>The demo's own accounts belong to one organisation; those of the others carry its name.</summary>
    private static string Account(string role, string organisation) =>
        organisation == "hexi" ? role : $"{role}-{organisation}";
}
