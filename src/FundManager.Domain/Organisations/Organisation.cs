namespace FundManager.Domain.Organisations;

/// <summary>What an organisation is, as far as eligibility asks.</summary>
public enum OrganisationKind
{
    /// <summary>A national society of a science association.</summary>
    NationalSociety,

    /// <summary>A local science association.</summary>
    LocalAssociation,

    /// <summary>A company.</summary>
    Enterprise,

    /// <summary>A university or college.</summary>
    University,

    /// <summary>A research institute.</summary>
    Institute,
}

/// <summary>An applicant, recipient, partner or endorsing body.</summary>
public sealed class Organisation
{
    /// <summary>Longest name in characters.</summary>
    public const int NameMaxLength = 120;

    /// <summary>An organisation without a payee account.</summary>
    public Organisation(Id<Organisation> id, LocalText name, OrganisationKind kind, string creditCode, string region) =>
        (Id, Name, Kind, CreditCode, Region) = (id, name, kind, creditCode, region);

    private Organisation() { }

    /// <summary>Its identity here.</summary>
    public Id<Organisation> Id { get; private set; }

    /// <summary>Its name in both languages.</summary>
    public LocalText Name { get; private set; } = new("", "");

    /// <summary>What it is.</summary>
    public OrganisationKind Kind { get; private set; }

    /// <summary>Unified social credit code (GB 32100-2015), 18 characters; see <see cref="Organisations.CreditCode"/>.</summary>
    public string CreditCode { get; private set; } = "";

    /// <summary>First-level region, two digits of GB/T 2260 ("11" is Beijing).</summary>
    public string Region { get; private set; } = "";

    /// <summary>Where its money goes; null until given.</summary>
    public Payee? Payee { get; private set; }

    /// <summary>Who checked the account against a paper; null while nobody did.</summary>
    public Guid? PayeeVerifiedBy { get; private set; }

    /// <summary>Whether the account replaced another: then a second person looks at it too, and money waits.</summary>
    public bool IsPayeeReplaced { get; private set; }

    /// <summary>Who looked at a replaced account besides the verifier; null while nobody did.</summary>
    public Guid? PayeeConfirmedBy { get; private set; }

    /// <summary>The first instant at which money may go to a replaced account, UTC; null where there is nothing to wait for.</summary>
    public DateTimeOffset? PayeeUsableFrom { get; private set; }

    /// <summary>Whether everybody who must look at the account has done so.</summary>
    public bool IsPayeeVerified =>
        Payee is not null && PayeeVerifiedBy is not null && (!IsPayeeReplaced || PayeeConfirmedBy is not null);

    /// <summary>Takes down the first account, or one that replaces nothing; it must be verified before money can go there.</summary>
    public void SetPayee(Payee payee)
    {
        (Payee, PayeeVerifiedBy, PayeeConfirmedBy) = (payee, null, null);
        (IsPayeeReplaced, PayeeUsableFrom) = (false, null);
    }

    /// <summary>Puts another account in the place of a verified one: two people look at it, and no money goes there before <paramref name="usableFrom"/>.</summary>
    /// <remarks>Whoever takes over somebody's mail can send a new account; days and a second look make that hard.</remarks>
    public void ReplacePayee(Payee payee, DateTimeOffset usableFrom)
    {
        var replaces = IsPayeeReplaced || PayeeVerifiedBy is not null;
        SetPayee(payee);
        (IsPayeeReplaced, PayeeUsableFrom) = (replaces, replaces ? usableFrom : null);
    }

    /// <summary>Null when money may go to the account at <paramref name="at"/>; else why not.</summary>
    public Refusal? WhyNotPayTo(DateTimeOffset at) =>
        Payee is null || PayeeVerifiedBy is null ? new Refusal("DIS-05")
        : !IsPayeeVerified ? new Refusal("PAY-61")
        : at < PayeeUsableFrom ? new Refusal("PAY-60", PayeeUsableFrom.Value)
        : null;

    /// <summary>Null when <paramref name="actor"/> may say that the account is right; else why not.</summary>
    public Refusal? WhyNotVerifyPayee(Actor actor) =>
        !actor.Is(Role.FinanceOfficer) ? new Refusal("ORG-01")
        : Payee is null ? new Refusal("ORG-02")
        : IsPayeeVerified ? new Refusal("PAY-63")
        : actor.UserId == PayeeVerifiedBy ? new Refusal("PAY-62")
        : null;

    /// <summary>Confirms that the account belongs to the organisation; of a replaced one a second person does it again.</summary>
    public void VerifyPayee(Actor actor)
    {
        Refusal.ThrowIf(WhyNotVerifyPayee(actor));
        (PayeeVerifiedBy, PayeeConfirmedBy) = PayeeVerifiedBy is { } first
            ? (first, actor.UserId)
            : (actor.UserId, PayeeConfirmedBy);
    }
}

/// <summary>A bank account that money goes to.</summary>
/// <param name="AccountName">The holder's name, as the bank has it.</param>
/// <param name="AccountNumber">Text, never a number: leading zeros count.</param>
/// <param name="BankName">Name of the bank or branch.</param>
/// <param name="BankCode">12-digit CNAPS number, or a BIC.</param>
public sealed record Payee(string AccountName, string AccountNumber, string BankName, string BankCode);
