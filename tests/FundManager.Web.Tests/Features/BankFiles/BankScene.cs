using System.Globalization;
using System.Text;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.BankFiles;

/// <summary>Released payments, and a bank that answers.</summary>
internal sealed class BankScene(FundServer server)
{
    public const string Account = "0200001009000000001";

    private int _count;

    /// <summary>The day on which statements book.</summary>
    public DateOnly BookedOn { get; init; } = new(2026, 6, 9);

    public async Task<(RunningAward Award, List<string> Ids)> ReleasedAsync(params decimal[] amounts)
    {
        var award = await RunningAward.StartAsync(server, amounts.Sum(), amounts);
        List<string> ids = [];
        foreach (var sequence in Enumerable.Range(1, amounts.Length))
        {
            await award.BringAsync(sequence, "InBatch");
            var payment = await award.TrancheAsync(sequence);
            ids.Add(string.Create(CultureInfo.InvariantCulture, $"F-01-2026-{payment.PaymentNumber:0000}"));
        }

        return (award, ids);
    }

    public Task<(Guid Id, bool IsNew)> BringAsync(string content) =>
        BringAsync(Encoding.UTF8.GetBytes(content), "file.xml");

    public Task<(Guid Id, bool IsNew)> BringAsync(byte[] content, string name) =>
        server.InScopeAsync(services =>
            services
                .GetRequiredService<ReadBankFile>()
                .ExecuteAsync(
                    new BroughtFile(name, content, server.World.Fund.Id),
                    server.Finance("finance1"),
                    CancellationToken.None
                )
        );

    public Task<int> BookAsync() =>
        server.InScopeAsync(services =>
            services.GetRequiredService<BookBankLines>().ExecuteAsync(CancellationToken.None)
        );

    public async Task<string?> CodeAsync(string content)
    {
        try
        {
            await BringAsync(content);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Refusal.Code;
        }
    }

    public Task<string?> LookAsync(string account, Func<LookAtBreak, Person, Task<bool>> say) =>
        server.InScopeAsync(async services =>
        {
            try
            {
                await say(services.GetRequiredService<LookAtBreak>(), server.Finance(account));
                return (string?)null;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Code;
            }
        });

    public Task<BankImport> ImportAsync(Guid id) =>
        server.InDatabaseAsync(db => db.BankImports.AsNoTracking().SingleAsync(i => i.Id == id));

    public Task<List<BankLine>> LinesAsync(Guid id) =>
        server.InDatabaseAsync(db =>
            db.BankLines.AsNoTracking().Where(line => line.ImportId == id).OrderBy(line => line.Number).ToListAsync()
        );

    public Task<int> CountAsync() => server.InDatabaseAsync(db => db.BankImports.CountAsync());

    public Task<int> EventsAsync() => server.InDatabaseAsync(db => db.CaseEvents.CountAsync());

    public Task<string> BatchOfAsync(string endToEndId) =>
        server.InDatabaseAsync(db =>
            db.PaymentInstructions.Where(t => t.EndToEndId == endToEndId).Select(t => t.Batch.Number).SingleAsync()
        );

    /// <summary>Money that went out, below zero for what came back; each entry has a reference of its own in this fixture.</summary>
    public string Statement(params (decimal Amount, string? Id)[] entries)
    {
        var text = new StringBuilder(
            $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>ST-{++_count}</Id><Acct><Id><Othr><Id>{Account}</Id></Othr></Id></Acct>"""
        );
        Balance("OPBD", 1000m);
        Balance("CLBD", 1000m - entries.Sum(entry => entry.Amount));
        foreach (var (amount, id) in entries)
        {
            var details = id is null
                ? ""
                : $"<NtryDtls><TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs></TxDtls></NtryDtls>";
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Ntry><Amt Ccy="CNY">{Math.Abs(amount)}</Amt><CdtDbtInd>{(amount < 0 ? "CRDT" : "DBIT")}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{BookedOn:yyyy-MM-dd}</Dt></BookgDt><AcctSvcrRef>R-{++_count}</AcctSvcrRef>{details}</Ntry>"""
            );
        }

        return text.Append("</Stmt></BkToCstmrStmt></Document>").ToString();

        void Balance(string kind, decimal amount) =>
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"""
            );
    }

    public static string Status(string batch, params (string Id, string Code)[] payments) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>{string.Concat(payments.Select(p => $"<TxInfAndSts><OrgnlEndToEndId>{p.Id}</OrgnlEndToEndId><TxSts>{p.Code}</TxSts></TxInfAndSts>"))}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""";

    public static string GroupStatus(string batch, string code) =>
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><GrpSts>{code}</GrpSts></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""";
}
