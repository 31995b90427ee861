using FundManager.Data.Ledger;

namespace FundManager.Web.Tests.Data;

public sealed class SealsTests
{
    private static readonly DateTimeOffset FirstNight = LedgerScene.Start.AddHours(17);

    private LedgerScene _scene = null!;
    private string _folder = "";

    private string SealFile => Path.Combine(_folder, "seals", "seals.txt");

    [SetUp]
    public async Task MakeScene()
    {
        _scene = await LedgerScene.CreateAsync();
        _folder = Directory.CreateTempSubdirectory().FullName;
    }

    [TearDown]
    public async Task RemoveScene()
    {
        await _scene.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task A_night_seals_the_cases_that_moved_and_a_still_night_seals_nothing()
    {
        var first = await MakeAsync(night: 1);
        var still = await MakeAsync(night: 2);
        await _scene.BookAsync(5m);
        var second = await MakeAsync(night: 3);

        Assert.That((first?.Number, first?.Leaves), Is.EqualTo((1, 2)));
        Assert.That(still, Is.Null);
        Assert.That((second?.Number, second?.Leaves), Is.EqualTo((2, 1)));
        Assert.That(second?.Previous, Is.EqualTo(first?.Root));
        Assert.That(await FaultsAsync(), Is.Empty);
    }

    [Test]
    public async Task Two_that_seal_at_once_make_one_seal()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MakeAsync(night: 1)));

        Assert.That(made.Where(seal => seal is not null), Has.One.Items);
        Assert.That(await File.ReadAllLinesAsync(SealFile), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task The_file_has_a_line_for_each_seal()
    {
        var first = await MakeAsync(night: 1);
        await _scene.BookAsync(5m);
        var second = await MakeAsync(night: 2);

        var lines = await File.ReadAllLinesAsync(SealFile);

        Assert.That(
            lines,
            Is.EqualTo([
                $"1 2026-03-02T18:00:00.000000Z {Convert.ToHexStringLower(first!.Root)} 2",
                $"2 2026-03-03T18:00:00.000000Z {Convert.ToHexStringLower(second!.Root)} 1",
            ])
        );
    }

    [Test]
    public async Task A_line_that_a_crash_cut_off_is_written_again_and_the_seals_before_it_too()
    {
        await MakeAsync(night: 1);
        await _scene.BookAsync(5m);
        await MakeAsync(night: 2);
        var whole = await File.ReadAllTextAsync(SealFile);
        await File.WriteAllTextAsync(SealFile, whole[..20]);

        await MakeAsync(night: 3);

        Assert.That(await File.ReadAllTextAsync(SealFile), Is.EqualTo(whole));
    }

    [Test]
    public async Task A_history_rewritten_with_every_hash_is_found_by_its_seal_and_narrowed_by_the_one_before()
    {
        await MakeAsync(night: 1);
        await _scene.BookAsync(400m);
        await MakeAsync(night: 2);
        await _scene.TamperAsync(
            $"update case_events set body = replace(body, '\"Book\"', '\"Back\"') where case_id = '{_scene.FundId}' and number = 8"
        );
        await _scene.RehashAsync();

        var report = await _scene.VerifyAsync(SealFile);

        Assert.That(report.FaultCount, Is.EqualTo(1));
        Assert.That(
            report.Faults[0].Text,
            Is.EqualTo(
                $"seal 2, fund SF-1 ({_scene.FundId}), event 9: an event from event 8 on was rewritten after it was sealed."
            )
        );
    }

    [Test]
    public async Task A_case_that_is_gone_with_all_that_was_its_own_is_found_by_its_seal()
    {
        await MakeAsync(night: 1);
        await _scene.TamperAsync(
            $"""
            delete from postings where case_id = '{_scene.FundId}'; delete from case_events where case_id = '{_scene.FundId}';
            delete from balances where owner_id = '{_scene.FundId}'; delete from funds where id = '{_scene.FundId}'
            """
        );

        var faults = await FaultsAsync();

        Assert.That(
            faults.Select(f => (f.Code, f.Seal, f.CaseId, f.Event)),
            Is.EqualTo([(LedgerFaults.SealedMissing, (int?)1, (Guid?)_scene.FundId, (int?)7)])
        );
    }

    [TestCase("update seals set root = sha256(root) where number = 2", LedgerFaults.SealAltered, 2)]
    [TestCase("update seals set sealed_at = sealed_at + '1 s' where number = 1", LedgerFaults.SealAltered, 1)]
    [TestCase("delete from seal_leaves where seal = 2", LedgerFaults.SealAltered, 2)]
    [TestCase("delete from seals where number = 1", LedgerFaults.SealMissing, 1)]
    [TestCase("delete from seals where number = 2", LedgerFaults.SealMissing, 2)]
    public async Task A_seal_that_was_touched_is_named(string sql, string code, int number)
    {
        await MakeAsync(night: 1);
        await _scene.BookAsync(5m);
        await MakeAsync(night: 2);
        await _scene.TamperAsync(sql);

        var faults = await Seals.FaultsAsync(_scene.Program, null, CancellationToken.None);

        Assert.That(faults.Select(f => (f.Code, f.Seal)), Has.One.EqualTo((code, (int?)number)));
    }

    [Test]
    public async Task Seals_made_anew_over_a_rewritten_history_do_not_agree_with_the_file()
    {
        await MakeAsync(night: 1);
        await _scene.TamperAsync(
            $"""
            update case_events set body = replace(body, '"Book"', '"Back"') where case_id = '{_scene.FundId}' and number = 2;
            delete from seal_leaves; delete from seals
            """
        );
        await _scene.RehashAsync();
        await Seals.MakeAsync(_scene.Program, FirstNight, null, CancellationToken.None);

        var without = await _scene.VerifyAsync();
        var with = await _scene.VerifyAsync(SealFile);

        Assert.That(without.IsSound, Is.True);
        Assert.That(with.Faults.Select(f => (f.Code, f.Seal)), Is.EqualTo([(LedgerFaults.SealFileDiffers, (int?)1)]));
    }

    [Test]
    public async Task The_last_seal_may_not_be_in_the_file_yet_an_earlier_one_must()
    {
        await MakeAsync(night: 1);
        await _scene.BookAsync(5m);
        await Seals.MakeAsync(_scene.Program, FirstNight.AddDays(1), null, CancellationToken.None);
        var oneBehind = await FaultsAsync();
        await _scene.BookAsync(5m);
        await Seals.MakeAsync(_scene.Program, FirstNight.AddDays(2), null, CancellationToken.None);
        var twoBehind = await FaultsAsync();

        Assert.That(oneBehind, Is.Empty);
        Assert.That(
            twoBehind.Select(f => (f.Code, f.Seal, f.Found)),
            Is.EqualTo([(LedgerFaults.SealFileDiffers, (int?)2, "nothing")])
        );
    }

    private Task<SealRow?> MakeAsync(int night) =>
        Seals.MakeAsync(_scene.Program, FirstNight.AddDays(night - 1), SealFile, CancellationToken.None);

    private Task<IReadOnlyList<LedgerFault>> FaultsAsync() =>
        Seals.FaultsAsync(_scene.Program, SealFile, CancellationToken.None);
}
