using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.BankFiles;

/// <summary>What statement and payments do not agree on, until a person has settled it.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class BreaksModel(ListBankFiles files, LookAtBreak look, Texts texts) : BreakPage(look, texts)
{
    /// <summary>Late payments that the page shows; the longest waiting come first.</summary>
    public const int MostLate = 50;

    private readonly LookAtBreak _look = look;

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<BankLineRow> Lines { get; private set; } = [];

    public IReadOnlyList<LatePayment> Late { get; private set; } = [];

    public PageLinksView Pages { get; private set; } = null!;

    public int Count { get; private set; }

    public int CountLate { get; private set; }

    public override string Here => "/bank-files/breaks";

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public Task<IActionResult> OnPostExplainAsync(
        string? payment,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        SayAsync(
            () => _look.ExplainAsync(payment ?? "", reason ?? "", User.ToPerson(), cancellationToken),
            "bankfiles.Settled",
            cancellationToken
        );

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        Count = await files.CountBreaksAsync(cancellationToken);
        CountLate = await files.CountLateAsync(person, cancellationToken);
        Pages = PageLinksView.Of(new ListUrl(Here, []), PageNumber, Count);
        Lines = await files.BreaksAsync(person, (Pages.Skipped, PageLinksView.Size), cancellationToken);
        Late = await files.LateAsync(person, MostLate, cancellationToken);
    }
}
