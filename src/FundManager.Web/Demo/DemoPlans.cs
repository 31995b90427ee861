using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;

namespace FundManager.Web.Demo;

/// <summary>A call of the demo. Days are counted from today: -30 is thirty days ago.</summary>
/// <param name="Key">What the script calls it by.</param>
/// <param name="Title">Its title.</param>
/// <param name="Purpose">Its purpose.</param>
/// <param name="OpensOn">The day on which it opens.</param>
/// <param name="ClosesOn">The last day on which one can apply.</param>
/// <param name="Applications">What is applied for under it, in the order in which it is begun.</param>
public sealed record CallPlan(
    string Key,
    LocalText Title,
    LocalText Purpose,
    int OpensOn,
    int ClosesOn,
    IReadOnlyList<ApplicationPlan> Applications
)
{
    /// <summary>The most that it awards in all, in thousands.</summary>
    public required int Ceiling { get; init; }

    public CallTerms Terms { get; init; } = new();

    /// <summary>The last day on which endorsements count.</summary>
    public int EndorseOn => ClosesOn + 10;

    /// <summary>Whether a leader has scheduled it.</summary>
    public bool IsScheduled { get; init; } = true;

    /// <summary>The day on which a leader says that everything is decided; null while something is not.</summary>
    public int? DecidedOn { get; init; }

    /// <summary>Whether nothing of it is in reserve, so that time completes it.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>The day on which a leader calls it off; null where nobody does.</summary>
    public int? CancelledOn { get; init; }
}

/// <summary>What becomes of one application, and of its award.</summary>
/// <param name="Applicant">Key of the organisation.</param>
/// <param name="Thousands">What is asked for, in thousands.</param>
/// <param name="Until">
/// How far it goes: a state of an application; or for what is awarded "Drafting", "Offered", "Signed", "Refused", "Expired", and
/// "Running" for an award that goes on until today stops it.
/// </param>
public sealed record ApplicationPlan(string Applicant, int Thousands, string Until)
{
    public LocalText Title { get; init; } = new("", "");

    /// <summary>Number of its lead among the demo's leads; null for one of its own.</summary>
    public int? Lead { get; init; }

    /// <summary>How many days later than the others of its call it is judged.</summary>
    public int Late { get; init; }

    /// <summary>Points of 100 that reviewers give on average.</summary>
    public int Quality { get; init; } = 84;

    /// <summary>States in which its reviews end; one for each who is invited.</summary>
    public string Reviews { get; init; } = "Submitted Submitted Submitted";

    /// <summary>Length of the term.</summary>
    public int Months { get; init; } = 18;

    /// <summary>The state or act at which parts of the award stop, like "T2:Prepare M3:Submit"; "-" for none at all.</summary>
    public string Stops { get; init; } = "";

    /// <summary>Per cent of the indicators' targets that is reached in the end.</summary>
    public int Result { get; init; } = 90;

    /// <summary>Whether somebody objects while the decision is public.</summary>
    public bool HasObjection { get; init; }

    /// <summary>The day on which a leader suspends it; null where nobody does.</summary>
    public int? SuspendedOn { get; init; }

    /// <summary>What an officer finds on the spot; null for nothing.</summary>
    public FindingPlan? Finding { get; init; }

    /// <summary>The day on which a leader asks money back after the work; null where nobody does.</summary>
    public int? RecoveredOn { get; init; }

    /// <summary>An amendment that the recipient asks for; null for none.</summary>
    public AmendmentPlan? Amendment { get; init; }

    /// <summary>Whether the recipient declares costs.</summary>
    public bool HasCosts { get; init; }

    /// <summary>Whether it is awarded at all.</summary>
    public bool IsAwarded => Until is "Drafting" or "Offered" or "Signed" or "Refused" or "Expired" or "Running";

    /// <summary>Where the part of that name stops; "" for nowhere.</summary>
    public string StopOf(string part) =>
        Stops
            .Split(' ')
            .Select(stop => stop.Split(':'))
            .Where(stop => stop[0] == part)
            .Select(stop => stop[1])
            .FirstOrDefault("");
}

/// <summary>A finding that an officer raises.</summary>
public sealed record FindingPlan(Severity Severity, int RaisedOn, int? ClosedOn)
{
    /// <summary>The last step of its corrective plan; "" for a finding that goes without one.</summary>
    public string Until { get; init; } = "";
}
