using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>A tranche is asked for, prepared, approved and released by three people, and found on the statement by another.</summary>
internal sealed class PaymentStation(JourneyWorld world, Guid award)
{
    public async Task PayAsync(int tranche, string preparer, string approver, string releaser)
    {
        var id = await world.ReadAsync(db =>
            db.Disbursements.Where(d => d.AwardId == new Id<Award>(award) && d.Sequence == tranche)
                .Select(d => d.Id)
                .SingleAsync()
        );
        var page = $"/disbursements/{id}";
        await VisitAsync("signatory", page, "Request");
        await VisitAsync(preparer, page, "Prepare");
        await VisitAsync(approver, page, "Approve");
        await VisitAsync(releaser, page, "Release");
        var today = world.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await VisitAsync(preparer, page, "Reconcile", ("statement", $"ST-{tranche:0000}"), ("paidOn", today));
        var state = await world.ReadAsync(db =>
            db.Disbursements.Where(d => d.Id == id).Select(d => d.State).SingleAsync()
        );
        Assert.That(state, Is.EqualTo("Paid"));
    }

    private async Task VisitAsync(
        string account,
        string page,
        string trigger,
        params (string Field, string Value)[] fields
    )
    {
        var person = await world.AsAsync(account);
        await person.GoAsync("/");
        await person.GoAsync(page);
        await person.MoveAsync(trigger, fields);
    }
}
