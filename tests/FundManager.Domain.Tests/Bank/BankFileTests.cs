using System.Text;
using System.Xml;
using System.Xml.Schema;
using FundManager.Domain.Bank;
using FundManager.Domain.Organisations;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Bank;

/// <summary>What is written for banks: by the schema, to the cent, or not at all.</summary>
internal sealed class BankFileTests
{
    internal static BankProfile Profile(string name) =>
        BankProfile.Parse(File.ReadAllText(Path.Combine(Repository.Root, "templates", "banks", $"{name}.v1.json")));

    internal static PaymentBatch Batch(params IReadOnlyList<BankPayment> payments) =>
        new()
        {
            MessageId = "F-01-2026-B0001",
            CreatedAt = new DateTimeOffset(2026, 3, 9, 10, 0, 0, TimeSpan.FromHours(8)),
            Debtor = "科普专项资金管理办公室",
            DebtorAccount = "0200001009000000001",
            DebtorBankCode = "102100099996",
            ExecuteOn = new DateOnly(2026, 3, 10),
            Currency = "CNY",
            Total = payments.Sum(payment => payment.Amount),
            Payments = payments,
        };

    internal static BankPayment Payment(string id, decimal amount) =>
        new(id, amount, new Payee("某某科技馆", "0043700000001234567", "中国建设银行", "105100000017"), "专项资金拨款");

    private static readonly BankPayment[] Two = [Payment("F-01-2026-0001", 1234.56m), Payment("F-01-2026-0002", 0.01m)];

    private static string? CodeOf(PaymentBatch batch, string profile = "pain-cn") =>
        Assert.Throws<RefusedException>(() => BankFile.Write(batch, Profile(profile)))?.Refusal.Code;

    [Test]
    public void A_credit_transfer_is_valid_by_its_schema_and_sums_to_the_cent()
    {
        var xml = BankFile.Write(Batch(Two), Profile("pain-cn"));

        Assert.That(Encoding.UTF8.GetString(xml), Does.Contain("<CtrlSum>1234.57</CtrlSum>"));
        Assert.That(FaultsOf(xml), Is.Empty);
    }

    [Test]
    public void A_latin_credit_transfer_with_BIC_and_IBAN_is_valid_by_its_schema()
    {
        var payee = new Payee("Museum of Science", "DE89370400440532013000", "Bank", "COBADEFFXXX");
        var batch = Batch([new BankPayment("F-01-2026-0001", 100m, payee, "")]) with
        {
            Debtor = "Science Fund",
            DebtorBankCode = "ICBKCNBJ",
            Currency = "JPY",
        };

        var xml = BankFile.Write(batch, Profile("pain-latin"));

        Assert.That(
            Encoding.UTF8.GetString(xml),
            Does.Contain("<InstdAmt Ccy=\"JPY\">100</InstdAmt>").And.Contain("<IBAN>DE89370400440532013000</IBAN>")
        );
        Assert.That(FaultsOf(xml), Is.Empty);
    }

    [Test]
    public void The_same_batch_gives_the_same_bytes()
    {
        foreach (var profile in new[] { "pain-cn", "list-cn" })
        {
            Assert.That(
                BankFile.Write(Batch(Two), Profile(profile)),
                Is.EqualTo(BankFile.Write(Batch(Two), Profile(profile)))
            );
        }
    }

    [Test]
    public void What_a_bank_would_not_take_is_refused_before_there_is_a_file()
    {
        var one = Payment("F-01-2026-0001", 100m);
        Assert.Multiple(() =>
        {
            Assert.That(CodeOf(Batch()), Is.EqualTo("BNK-01"));
            Assert.That(CodeOf(Batch(one with { Amount = 100.5m }) with { Currency = "JPY" }), Is.EqualTo("BNK-02"));
            Assert.That(CodeOf(Batch(one with { Amount = 0m })), Is.EqualTo("BNK-02"));
            Assert.That(CodeOf(Batch(one with { Amount = 0.001m })), Is.EqualTo("BNK-02"));
            Assert.That(CodeOf(Batch(one with { EndToEndId = new string('7', 36) })), Is.EqualTo("BNK-03"));
            Assert.That(CodeOf(Batch(one with { Remark = "é" })), Is.EqualTo("BNK-04"));
            Assert.That(
                CodeOf(Batch(one) with { Debtor = "Science Fund", DebtorBankCode = "ICBKCNBJ" }, "pain-latin"),
                Is.EqualTo("BNK-04")
            );
            Assert.That(CodeOf(Batch(one) with { Total = 99.99m }), Is.EqualTo("BNK-05"));
            Assert.That(CodeOf(Batch(one, one)), Is.EqualTo("BNK-06"));
            Assert.That(CodeOf(Batch(one with { Payee = one.Payee with { AccountName = "" } })), Is.EqualTo("BNK-07"));
            Assert.That(CodeOf(Batch(one with { EndToEndId = "" })), Is.EqualTo("BNK-08"));
            Assert.That(CodeOf(Batch(one) with { Currency = "XAU" }), Is.EqualTo("BNK-09"));
            Assert.That(
                CodeOf(Batch(one with { Payee = one.Payee with { BankCode = "12345" } })),
                Is.EqualTo("BNK-22")
            );
            Assert.That(CodeOf(Batch(one with { Remark = "+1" }), "list-cn"), Is.EqualTo("BNK-04"));
        });
    }

    [Test]
    public void A_list_holds_accounts_as_text_in_the_banks_encoding()
    {
        var text = CodePagesEncodingProvider
            .Instance.GetEncoding("GB18030")!
            .GetString(BankFile.Write(Batch(Two), Profile("list-cn")));

        Assert.That(
            text.Split("\r\n")[1],
            Is.EqualTo("1,0043700000001234567,某某科技馆,中国建设银行,105100000017,1234.56,专项资金拨款,F-01-2026-0001")
        );
    }

    [Test]
    public void A_profile_tells_every_fault_at_once()
    {
        const string Faulty =
            """{ "name": "x", "version": 1, "format": "list", "characters": "greek", "idMax": 36, "nameMax": 70, "remarkMax": 140, "extra": 1 }""";

        var fault = Assert.Throws<FaultyFileException>(() => BankProfile.Parse(Faulty));

        Assert.That(
            fault!.Faults.Select(f => f.Field),
            Is.EquivalentTo(new[] { "characters", "idMax", "columns", "extra" })
        );
    }

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
