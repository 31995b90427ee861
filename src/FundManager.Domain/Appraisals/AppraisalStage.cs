namespace FundManager.Domain.Appraisals;

/// <summary>At which important stage an award is appraised.</summary>
public enum AppraisalStage
{
    /// <summary>Half-way through the term.</summary>
    MidTerm,

    /// <summary>At the end of the term.</summary>
    Final,

    /// <summary>A year and more after it.</summary>
    FollowUp,
}

/// <summary>What an approved appraisal leads to.</summary>
public enum AppraisalOutcome
{
    /// <summary>Mid-term: go on as agreed.</summary>
    Continue,

    /// <summary>Mid-term: go on, with changes to the agreement.</summary>
    Adjust,

    /// <summary>Mid-term: a leader is to suspend the award.</summary>
    Suspend,

    /// <summary>Final: closeout.</summary>
    Satisfactory,

    /// <summary>Final: closeout after what is missing was settled.</summary>
    Partial,

    /// <summary>Final: money is to be asked back.</summary>
    Unsatisfactory,
}
