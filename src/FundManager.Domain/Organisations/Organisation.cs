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

    /// <summary>Takes down an account; it must be verified before money can go there.</summary>
    public void SetPayee(Payee payee) => (Payee, PayeeVerifiedBy) = (payee, null);

    /// <summary>Null when <paramref name="actor"/> may say that the account is right; else why not.</summary>
    public Refusal? WhyNotVerifyPayee(Actor actor) =>
        !actor.Is(Role.FinanceOfficer) ? new Refusal("ORG-01")
        : Payee is null ? new Refusal("ORG-02")
        : null;

    /// <summary>Confirms that the account belongs to the organisation.</summary>
    public void VerifyPayee(Actor actor)
    {
        Refusal.ThrowIf(WhyNotVerifyPayee(actor));
        PayeeVerifiedBy = actor.UserId;
    }
}

/// <summary>A bank account that money goes to.</summary>
/// <param name="AccountName">The holder's name, as the bank has it.</param>
/// <param name="AccountNumber">Text, never a number: leading zeros count.</param>
/// <param name="BankName">Name of the bank or branch.</param>
/// <param name="BankCode">12-digit CNAPS number, or a BIC.</param>
public sealed record Payee(string AccountName, string AccountNumber, string BankName, string BankCode);
