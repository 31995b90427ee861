using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Reports;
using FundManager.Web.Setup;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class DisbursementRegisterTests
{
    [Test]
    public async Task The_register_has_a_row_for_each_payment_and_their_sum()
    {
        var texts = new Texts(new Show(Templates.ReadCalendar("Asia/Shanghai")));
        var row = new DisbursementRow(
            "F-01-2026-0007",
            "FM-2026-0001",
            new LocalText("Dryers", "干燥机"),
            new LocalText("Hexi", "河西"),
            new Money(320_000m)
        )
        {
            Tranche = 1,
            State = "Paid",
            PlannedOn = new DateOnly(2026, 7, 1),
            PaidOn = new DateOnly(2026, 7, 3),
            Statement = "ST-77",
        };
        var workbook = DisbursementRegister.Of(
            [row, row with { Amount = new Money(0.5m) }],
            texts,
            DateTimeOffset.UnixEpoch
        );

        var sheet = await SheetReader.ReadAsync(new MemoryStream(workbook.Write()), new SheetLimits());

        Assert.That((sheet["A4"], sheet["B4"], sheet["F4"]), Is.EqualTo(("F-01-2026-0007", "FM-2026-0001", "320000")));
        Assert.That((sheet["H4"], sheet["I4"], sheet["J4"]), Is.EqualTo(("2026-07-01", "2026-07-03", "ST-77")));
        Assert.That(sheet["F6"], Is.EqualTo("320000.5"));
    }
}
