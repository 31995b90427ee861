using System.Net;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Disbursements;
using FundManager.Testing;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Batches;

/// <summary>Batches of released payments: their numbers, their files, and what is refused before there is a file.</summary>
internal sealed class BatchTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_file_of_a_batch_is_valid_by_its_schema_and_sums_to_what_the_ledger_has_payable()
    {
        var award = await RunningAward.StartAsync(_server, 1_234.57m, 1_000.01m, 234.56m);
        var released = await ReleaseAsync(award, 1, 2);

        using var finance = await _server.SignInAsync("finance1");
        var batch = released.Batches.Single();
        using var answer = await finance.Http.GetAsync($"/batches/{batch.Id}?handler=File");
        var xml = await answer.Content.ReadAsByteArrayAsync();

        var sum = XDocument.Load(new MemoryStream(xml)).Descendants().First(e => e.Name.LocalName == "CtrlSum").Value;
        var payable = (await award.BalancesAsync())["Payable"];
        Assert.That(answer.Content.Headers.ContentDisposition?.FileNameStar, Is.EqualTo($"{batch.Number}.xml"));
        Assert.That(sum, Is.EqualTo("1234.57"));
        Assert.That(payable, Is.EqualTo(1_234.57m));
        Assert.That(batch.Total, Is.EqualTo(new Money(payable)));
        Assert.That(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(xml)),
            Is.EqualTo(batch.FileHash)
        );
        Assert.That(FaultsOf(xml), Is.Empty);
    }

    [Test]
    public async Task Numbers_of_batches_and_payments_have_no_gap_also_where_a_release_is_refused()
    {
        var award = await RunningAward.StartAsync(_server, 6m, 1m, 2m, 3m);
        await ReleaseAsync(award, 1);
        await WriteNameAsync("Ω");
        var refused = await ReleaseAsync(award, 2);
        await WriteNameAsync("河西粮食科技协会");
        await ReleaseAsync(award, 3);

        var (batches, payments) = await _server.InDatabaseAsync(async db =>
            (
                await db.ReleasedBatches.OrderBy(b => b.Sequence).Select(b => b.Sequence).ToListAsync(),
                await db.PaymentInstructions.OrderBy(p => p.Number).Select(p => p.Number).ToListAsync()
            )
        );
        Assert.That(refused.Results.Single().WhyNot?.Code, Is.EqualTo("BNK-04"));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Approved"));
        Assert.That(batches, Is.EqualTo(Enumerable.Range(1, batches.Count)));
        Assert.That(payments, Is.EqualTo(Enumerable.Range(1, payments.Count)));
    }

    [Test]
    public async Task A_payment_released_by_two_at_once_is_in_one_batch()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var id = await award.BringAsync(1, "Approved");
        var seen = (await award.TrancheAsync(1)).EventCount;

        var released = await Task.WhenAll(
            ReleaseAsync([new Ticked(id, seen, Guid.NewGuid())], "finance3"),
            ReleaseAsync([new Ticked(id, seen, Guid.NewGuid())], "finance4")
        );

        Assert.That(released.Sum(one => one.Batches.Count), Is.EqualTo(1));
        Assert.That(released.SelectMany(one => one.Results).Count(result => result.WhyNot is not null), Is.EqualTo(1));
        Assert.That(
            await _server.InDatabaseAsync(db =>
                db.PaymentInstructions.CountAsync(t => t.DisbursementId == new Id<Disbursement>(id))
            ),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task A_fund_without_an_account_releases_nothing()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var id = await award.BringAsync(1, "Approved");
        await _server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update funds set bank_profile = 'gone'"));

        var refusal = await _server.RefusalOfAsync(id, "Release", _server.Finance("finance3"));
        await _server.InDatabaseAsync(db => db.Database.ExecuteSqlAsync($"update funds set bank_profile = 'pain-cn'"));

        Assert.That(refusal?.Code, Is.EqualTo("BNK-26"));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Approved"));
    }

    [Test]
    public async Task The_pages_show_the_batch_and_hide_its_file_from_a_leader()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var batch = (await ReleaseAsync(award, 1)).Batches.Single();
        using var leader = await _server.SignInAsync("leader");

        var list = await leader.GetAsync("/batches");
        var page = await leader.GetAsync($"/batches/{batch.Id}");
        var file = await leader.GetAsync($"/batches/{batch.Id}?handler=File");

        Assert.That(list.Text, Does.Contain(batch.Number).And.Contain("1 open"));
        Assert.That(
            page.Text,
            Does.Contain("F-01-2026-").And.Contain(batch.FileHash).And.Not.Contain("0200001009000000001")
        );
        Assert.That(file.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_batch_is_written_again_for_another_bank_by_its_number()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var batch = (await ReleaseAsync(award, 1)).Batches.Single();

        var same = await WriteAsync(batch.Number, "pain-cn");
        var list = await WriteAsync(batch.Number, "list-cn");

        Assert.That(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(same!)),
            Is.EqualTo(batch.FileHash)
        );
        Assert.That(list, Has.Length.GreaterThan(50));
        Assert.That(await WriteAsync("F-01-2026-B9999", "pain-cn"), Is.Null);
    }

    private Task<byte[]?> WriteAsync(string number, string profile) =>
        _server.InScopeAsync(services =>
            services
                .GetRequiredService<WriteBatch>()
                .ExecuteAsync(number, services.GetRequiredService<BankCatalog>().Find(profile)!, CancellationToken.None)
        );

    private async Task<Released> ReleaseAsync(RunningAward award, params int[] sequences)
    {
        List<Ticked> ticked = [];
        foreach (var sequence in sequences)
        {
            var id = await award.BringAsync(sequence, "Approved");
            ticked.Add(new Ticked(id, (await award.TrancheAsync(sequence)).EventCount, Guid.NewGuid()));
        }

        return await ReleaseAsync(ticked, "finance3");
    }

    private Task<Released> ReleaseAsync(IReadOnlyList<Ticked> ticked, string account) =>
        _server.InScopeAsync(services =>
            services
                .GetRequiredService<ReleaseMany>()
                .ExecuteAsync(ticked, _server.Finance(account), CancellationToken.None)
        );

    private Task<int> WriteNameAsync(string name) =>
        _server.InDatabaseAsync(async db =>
        {
            var recipient = await db.Organisations.SingleAsync(o =>
                o.Id == _server.World.Cast.Organisations["hexi"].Id
            );
            recipient.SetPayee(recipient.Payee! with { AccountName = name });
            recipient.VerifyPayee(new Actor(_server.World.Cast.People["finance1"], [Role.FinanceOfficer]));
            return await db.SaveChangesAsync();
        });

    private static List<string> FaultsOf(byte[] xml)
    {
        var schema = Repository.Shared is { } shared
            ? Path.Combine(shared, "schemas", "payments", "pain.001.001.09.xsd")
            : "";
        if (!File.Exists(schema))
        {
            Assert.Ignore("The folder with public schemas is not beside the repository.");
        }

        List<string> faults = [];
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, schema);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new MemoryStream(xml), settings);
        while (reader.Read()) { }

        return faults;
    }
}
