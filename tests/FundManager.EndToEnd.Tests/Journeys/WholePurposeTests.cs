using FundManager.Data.Ledger;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>One special fund from the call to the published appraisal, lived by all of its people in a browser.</summary>
internal sealed class WholePurposeTests
{
    [Test, CancelAfter(20 * 60 * 1000)]
    public async Task A_fund_goes_the_whole_way_from_the_call_to_the_published_appraisal()
    {
        await using var world = await JourneyWorld.StartAsync();

        var call = await new CallStation(world).PublishAsync();
        var application = await new ApplicationStation(world, call).SubmitAsync();
        await new ReviewStation(world, application).DecideAsync();
        var award = await new AwardStation(world, application).SignAsync();
        await new PaymentStation(world, award).PayAsync(tranche: 1, "finance1", "finance2", "finance3");
        await new InputStation(world, award).DeliverAsync();
        await new PaymentStation(world, award).PayAsync(tranche: 2, "finance2", "finance3", "finance4");
        await new AppraisalStation(world, award).AppraiseAsync();
        await new Tour(world, call, application, award).VisitAsync();

        Assert.That(await DisbursedAsync(world, award), Is.EqualTo(400_000m));
        Assert.That((await VerifyAsync(world)).Faults.Select(fault => fault.Text), Is.Empty);
        Assert.That(world.Complaints, Is.Empty);
    }

    private static Task<decimal> DisbursedAsync(JourneyWorld world, Guid award) =>
        world.ReadAsync(db =>
            db.Balances.Where(b => b.OwnerId == award && b.Place == Place.Disbursed).Select(b => b.Amount).SingleAsync()
        );

    private static async Task<LedgerReport> VerifyAsync(JourneyWorld world)
    {
        await using var source = NpgsqlDataSource.Create(world.Server.Database.ProgramConnectionString);
        return await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);
    }
}
