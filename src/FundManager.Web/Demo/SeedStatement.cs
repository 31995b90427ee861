using System.Globalization;
using System.Text;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.BankFiles;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>The bank's statement of the demo's last day: a sum that may be a payment, and a charge. A person has to look at both.</summary>
[UseCase]
public sealed class SeedStatement(FundDbContext db, ReadBankFile read, TimeProvider clock)
{
    private const decimal Charge = 12.50m;
    private const decimal Opening = 50_000_000m;

    public async Task ExecuteAsync(DemoCast cast, CancellationToken cancellationToken)
    {
        var open = await db
            .PaymentInstructions.AsNoTracking()
            .Where(told => told.State == InstructionState.Told)
            .OrderBy(told => told.ReleasedOn)
            .ThenBy(told => told.EndToEndId)
            .Take(1)
            .ToListAsync(cancellationToken);
        var fund = await db.Funds.AsNoTracking().SingleAsync(cancellationToken);
        if (open.Count == 0 || fund.PayingAccount is not { } account)
        {
            return;
        }

        (decimal Amount, string Text)[] entries = [(open[0].Amount.Amount, "拨款"), (Charge, "手续费")];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(fund.TimeZone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var finance = new Person(cast.People["finance1"], [new RoleHeld(Role.FinanceOfficer, null)]);
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"对账单{account.AccountNumber[^4..]}-{day:yyyyMMdd}.csv"
        );
        var content = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(TextOf(entries, day));
        await read.ExecuteAsync(new BroughtFile(name, content, fund.Id), finance, cancellationToken);
    }

    private static string TextOf(IEnumerable<(decimal Amount, string Text)> entries, DateOnly day)
    {
        var text = new StringBuilder("交易日期,借方发生额,贷方发生额,余额,摘要,流水号\r\n");
        var balance = Opening;
        foreach (var (i, (amount, remark)) in entries.Index())
        {
            balance -= amount;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{day:yyyy-MM-dd},{amount:0.00},,{balance:0.00},{remark},{day:yyyyMMdd}{i + 1:0000}\r\n"
            );
        }

        return text.ToString();
    }
}
