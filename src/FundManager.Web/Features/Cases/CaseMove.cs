using FundManager.Domain;
using FundManager.Domain.History;

namespace FundManager.Web.Features.Cases;

/// <summary>One thing that a person can do with one kind of case from its page: a move of its workflow, or a note in its history.</summary>
/// <remarks>The page asks <see cref="WhyNotAsync"/> before it offers the button, and <see cref="ExecuteAsync"/> is refused by the same rule.</remarks>
public abstract class CaseMove
{
    /// <summary>One of <see cref="CaseKind"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>The trigger of the workflow, or for a note the name of what is recorded.</summary>
    public abstract string Trigger { get; }

    /// <summary>For a note, which no workflow lists: who may write it. Null for a move, whose roles stand in its workflow file.</summary>
    public virtual IReadOnlyList<string>? NoteRoles => null;

    /// <summary>Whether the case waits for this, so that it stands in the work list of whoever may do it.</summary>
    public virtual bool IsWork => true;

    /// <summary>For a note: the states in which the case waits for it. Those of a move stand in its workflow file.</summary>
    public virtual IReadOnlyList<string> WorkStates => [];

    /// <summary>Whether the case still waits for it; false once it was done, where it may be done again.</summary>
    public virtual bool IsAwaited(Case @case) => true;

    /// <summary>Whether the button warns: the act ends something.</summary>
    public virtual bool IsDangerous => false;

    /// <summary>A page of its own where the act needs more than a few fields; null for the common one.</summary>
    public virtual string? PageOf(Guid id) => null;

    /// <summary>What the form asks for.</summary>
    public virtual IReadOnlyList<MoveField> FieldsOf(Case @case) => [];

    /// <summary>Null when the rules allow it, as far as can be known before the form is filled; else why not.</summary>
    public abstract Task<Refusal?> WhyNotAsync(Case @case, Act act, CancellationToken cancellationToken);

    /// <summary>The first instant that is too late for it, UTC, where there is one that whoever may do it must know.</summary>
    public virtual Task<DateTimeOffset?> UntilAsync(Case @case, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Does it to the tracked case. The caller saves.</summary>
    public abstract Task ExecuteAsync(Case @case, MoveInput input, Act act, CancellationToken cancellationToken);
}

/// <inheritdoc/>
public abstract class CaseMove<T> : CaseMove
    where T : Case
{
    public sealed override IReadOnlyList<MoveField> FieldsOf(Case @case) => FieldsOf((T)@case);

    public sealed override Task<Refusal?> WhyNotAsync(Case @case, Act act, CancellationToken cancellationToken) =>
        WhyNotAsync((T)@case, act, cancellationToken);

    public sealed override Task ExecuteAsync(
        Case @case,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => ExecuteAsync((T)@case, input, act, cancellationToken);

    protected virtual IReadOnlyList<MoveField> FieldsOf(T @case) => [];

    protected virtual Task<Refusal?> WhyNotAsync(T @case, Act act, CancellationToken cancellationToken) =>
        Task.FromResult(WhyNot(@case, act));

    /// <summary>For rules that need nothing but the case.</summary>
    protected virtual Refusal? WhyNot(T @case, Act act) => null;

    protected abstract Task ExecuteAsync(T @case, MoveInput input, Act act, CancellationToken cancellationToken);
}
