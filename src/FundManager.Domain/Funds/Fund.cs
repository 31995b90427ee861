using FundManager.Domain.Bank;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Funds;

/// <summary>The special fund: money set aside for a purpose, and what holds for all of its calls.</summary>
public sealed class Fund : Case
{
    private readonly List<Allocation> _allocations = [];

    /// <summary>A fund without money.</summary>
    public Fund(Id<Fund> id, string number, LocalText name, LocalText purpose, Act act)
        : base(number, "Active", workflowVersion: 1, act.At)
    {
        (Id, Name, Purpose) = (id, name, purpose);
        Record("Open", act);
    }

    private Fund() { }

    /// <summary>Its identity.</summary>
    public Id<Fund> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Fund;

    /// <summary>Its name in both languages.</summary>
    public LocalText Name { get; private set; } = new("", "");

    /// <summary>What its money is for.</summary>
    public LocalText Purpose { get; private set; } = new("", "");

    /// <summary>IANA name of the zone in which its days begin and end.</summary>
    public string TimeZone { get; private set; } = "Asia/Shanghai";

    /// <summary>ISO 4217 code with two minor digits; one currency a fund.</summary>
    public string Currency { get; private set; } = "CNY";

    /// <summary>Most approvals that a fund can ask of one payment.</summary>
    public const int MostApprovals = 4;

    /// <summary>Rising amounts; a payment above each of them needs one more approval, by another person.</summary>
    public IReadOnlyList<Money> ApprovalLevels { get; private set; } = [new(500_000m)];

    /// <summary>The account that pays; null until a leader has set it.</summary>
    public Payee? PayingAccount { get; private set; }

    /// <summary>Name of the profile of that account's bank, like "pain-cn"; "" until it is set.</summary>
    public string BankProfile { get; private set; } = "";

    /// <summary>Money booked in, with its paper, and whether a leader confirmed it.</summary>
    public IReadOnlyList<Allocation> Allocations => _allocations;

    /// <summary>Whose balance rows are the fund's own.</summary>
    public LedgerKey Key => new(Id.Value);

    /// <summary>How many different people must approve a payment of <paramref name="amount"/>; 1 or more.</summary>
    public int ApprovalsFor(Money amount) => 1 + ApprovalLevels.Count(level => amount > level);

    /// <summary>Null when <paramref name="levels"/> can be the fund's; else why not.</summary>
    public static Refusal? WhyNotSetApprovalLevels(IReadOnlyList<Money> levels, Actor actor) =>
        !actor.Is(Role.Leader) ? new Refusal("FND-04")
        : levels.Count >= MostApprovals ? new Refusal("PAY-64", MostApprovals - 1)
        : levels.Where((level, i) => level == Money.Zero || (i > 0 && level <= levels[i - 1])).Any()
            ? new Refusal("PAY-65")
        : null;

    /// <summary>Sets above which amounts one more approval is needed. What is prepared already keeps what it was told.</summary>
    public void SetApprovalLevels(IReadOnlyList<Money> levels, Act act)
    {
        Refusal.ThrowIf(WhyNotSetApprovalLevels(levels, act.Actor));
        var before = string.Join(" ", ApprovalLevels);
        ApprovalLevels = [.. levels];
        Record("SetApprovalLevels", act, Change.Of("approvalLevels", before, string.Join(" ", levels)));
    }

    /// <summary>Sets the account that pays and how its bank takes payments. Batches that were released keep what they had.</summary>
    /// <param name="account">Holder, number, bank and bank code.</param>
    /// <param name="profile">What the bank takes; the account must fit it.</param>
    /// <param name="act">A leader, when, why.</param>
    /// <exception cref="RefusedException">FND-04: no leader. BNK-04, BNK-07, BNK-22: the bank does not take the account as it is written.</exception>
    public void SetPayingAccount(Payee account, BankProfile profile, Act act)
    {
        Refusal.ThrowIf(!act.Actor.Is(Role.Leader) ? new Refusal("FND-04") : null);
        Refusal.ThrowIf(PaymentBatch.WhyNotDebtor(Number, account, profile));
        var before = Ending(PayingAccount);
        (PayingAccount, BankProfile) = (account, profile.Name);
        Record(
            nameof(SetPayingAccount),
            act,
            Change.Of("payingAccount", before, Ending(account)),
            Change.Set("bankProfile", profile.Name)
        );
    }

    /// <summary>Null when money may be booked in; else why not.</summary>
    public static Refusal? WhyNotBook(Money amount, Actor actor) =>
        !actor.Is(Role.FinanceOfficer) ? new Refusal("FND-01")
        : amount == Money.Zero ? new Refusal("FND-03")
        : null;

    /// <summary>Books money in with its paper. It is not available before a leader confirms it.</summary>
    public Allocation Book(FundSource source, Money amount, string paper, Act act)
    {
        Refusal.ThrowIf(WhyNotBook(amount, act.Actor));
        var allocation = new Allocation(Id<Allocation>.New(act.At), Id, source, amount, paper)
        {
            BookedBy = act.Actor.UserId,
            BookedAt = act.At,
        };
        _allocations.Add(allocation);
        Record("Book", act, Change.Set("source", source), Change.Set("amount", amount));
        return allocation;
    }

    /// <summary>Null when <paramref name="allocation"/> may be confirmed; else why not.</summary>
    public static Refusal? WhyNotConfirm(Allocation allocation, Actor actor) =>
        !actor.Is(Role.Leader) ? new Refusal("FND-04")
        : allocation.ConfirmedBy.HasValue ? new Refusal("FND-05")
        : allocation.BookedBy == actor.UserId ? new Refusal("FND-06")
        : null;

    /// <summary>Confirms money that somebody else booked: Source → Available.</summary>
    public void Confirm(Allocation allocation, Act act)
    {
        Refusal.ThrowIf(WhyNotConfirm(allocation, act.Actor));
        allocation.Confirm(act.Actor.UserId, act.At);
        Record("Confirm", act, Change.Set("amount", allocation.Amount))
            .Post(new(Key, Place.Source, Place.Available, allocation.Amount));
    }

    /// <summary>Null when <paramref name="amount"/> may be given back to where it came from; else why not.</summary>
    public static Refusal? WhyNotGiveBack(Money amount, Money available, Act act) =>
        !act.Actor.Is(Role.Leader) ? new Refusal("FND-04")
        : amount == Money.Zero ? new Refusal("FND-03")
        : amount > available ? new Refusal("FND-02")
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Gives unused money back to where it came from: Available → Returned.</summary>
    public void GiveBack(Money amount, Money available, Act act)
    {
        Refusal.ThrowIf(WhyNotGiveBack(amount, available, act));
        Record("GiveBack", act, Change.Set("amount", amount)).Post(new(Key, Place.Available, Place.Returned, amount));
    }

    // The history tells one account from another and gives none away.
    private static string Ending(Payee? account) =>
        account is null ? "" : "…" + account.AccountNumber[Math.Max(0, account.AccountNumber.Length - 4)..];
}
