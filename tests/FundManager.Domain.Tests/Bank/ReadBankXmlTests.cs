using System.Text;
using FundManager.Domain.Bank;

namespace FundManager.Domain.Tests.Bank;

/// <summary>What banks send is read whole, or refused with a reason.</summary>
internal sealed class ReadBankXmlTests
{
    private static BankMessage Read(string xml) => ReadBankXml.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)));

    private static string? CodeOf(string xml) => Assert.Throws<RefusedException>(() => Read(xml))?.Refusal.Code;

    private static string Document(string version, string body) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:{version}\">{body}</Document>";

    private static string Balance(string type, string amount, string sign = "CRDT") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{type}</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd></Bal>";

    private static string Entry(string amount, string details, string state = "<Cd>BOOK</Cd>", string sign = "DBIT") =>
        $"<Ntry><Amt Ccy=\"CNY\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>{state}</Sts><BookgDt><Dt>2026-03-10</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef><NtryDtls>{details}</NtryDtls></Ntry>";

    private static string Details(string id, string amount = "", string more = "") =>
        $"<TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs>{amount}{more}</TxDtls>";

    private static string Statement(string body, string version = "camt.053.001.08") =>
        Document(version, $"<BkToCstmrStmt><GrpHdr/>{One(body)}</BkToCstmrStmt>");

    private static string One(string body) =>
        $"<Stmt><Id>S1</Id><Acct><Id><Othr><Id>0200001</Id></Othr></Id></Acct>{body}</Stmt>";

    private static string Status(string version, string body) =>
        Document(
            version,
            $"<CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>B1</OrgnlMsgId><GrpSts>ACSP</GrpSts></OrgnlGrpInfAndSts>{body}</CstmrPmtStsRpt>"
        );

    [TestCase("pain.002.001.03")]
    [TestCase("pain.002.001.12")]
    public void A_rejection_is_of_its_own_payment_only(string version)
    {
        var read = Read(
            Status(
                version,
                "<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>P1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed</AddtlInf></StsRsnInf></TxInfAndSts><TxInfAndSts><OrgnlEndToEndId>P2</OrgnlEndToEndId></TxInfAndSts></OrgnlPmtInfAndSts>"
            )
        );

        Assert.That(
            read.Statuses,
            Is.EqualTo(
                new[]
                {
                    new PaymentStatus("B1", "P1", "RJCT", "AC04", "closed"),
                    new PaymentStatus("B1", "P2", "ACSP", "", ""),
                }
            )
        );
        Assert.That(
            read.Statuses.Select(s => (s.IsRejected, s.IsAccepted)),
            Is.EqualTo(new[] { (true, false), (false, true) })
        );
    }

    [Test]
    public void A_group_status_without_payments_is_of_all_of_them() =>
        Assert.That(
            Read(Status("pain.002.001.11", "")).Statuses.Single(),
            Is.EqualTo(new PaymentStatus("B1", null, "ACSP", "", ""))
        );

    [TestCase("camt.053.001.02", "BOOK")]
    [TestCase("camt.053.001.08", "<Cd>BOOK</Cd>")]
    public void A_statement_of_an_old_and_a_new_version_reads_alike(string version, string state)
    {
        var body =
            Balance("OPBD", "100.00")
            + Balance("CLBD", "20.00", "DBIT")
            + Entry("120.00", Details("P1"), state)
            + Entry("5.00", Details("P9"), state.Replace("BOOK", "PDNG", StringComparison.Ordinal));

        var statement = Read(Statement(body, version)).Statements.Single();

        Assert.That(
            (statement.Account, statement.Currency, statement.Opening, statement.Closing),
            Is.EqualTo(("0200001", "CNY", 100m, -20m))
        );
        Assert.That(
            statement.Entries,
            Is.EqualTo(new[] { new StatementEntry("R1", new DateOnly(2026, 3, 10), 120m, false, false, "P1", "") })
        );
    }

    [Test]
    public void A_batch_entry_stands_as_its_payments_and_a_return_is_told()
    {
        var two =
            Details("P1", "<Amt Ccy=\"CNY\">70.00</Amt>")
            + Details("P2", "<AmtDtls><TxAmt><Amt Ccy=\"CNY\">50.00</Amt></TxAmt></AmtDtls>");
        var back = Entry("70.00", Details("P1", more: "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"), sign: "CRDT");

        var entries = Read(
            Statement(Balance("OPBD", "200.00") + Balance("CLBD", "150.00") + Entry("120.00", two) + back)
        )
            .Statements.Single()
            .Entries;

        Assert.That(
            entries.Select(e => (e.Reference, e.Effect, e.IsReturn)),
            Is.EqualTo(new[] { ("R1/1", -70m, false), ("R1/2", -50m, false), ("R1", 70m, true) })
        );
    }

    [Test]
    public void What_is_not_sound_is_refused_whole()
    {
        var both = Balance("OPBD", "100.00") + Balance("CLBD", "100.00");
        var unequal = Details("P1", "<Amt Ccy=\"CNY\">70.00</Amt>") + Details("P2", "<Amt Ccy=\"CNY\">40.00</Amt>");
        Assert.Multiple(() =>
        {
            Assert.That(CodeOf("<Document"), Is.EqualTo("BNK-10"));
            Assert.That(
                CodeOf("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Document>&e;</Document>"),
                Is.EqualTo("BNK-10")
            );
            Assert.That(CodeOf("<Document><Other/></Document>"), Is.EqualTo("BNK-11"));
            Assert.That(CodeOf(Statement(both, "camt.053.001.99")), Is.EqualTo("BNK-12"));
            Assert.That(CodeOf(Statement(both + Entry("1.00", Details("P1")))), Is.EqualTo("BNK-13"));
            Assert.That(CodeOf(Statement(Balance("OPBD", "1.00"))), Is.EqualTo("BNK-14"));
            Assert.That(
                CodeOf(
                    Statement(
                        both.Replace(
                            "CNY\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal>",
                            "USD\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal><Bal>",
                            StringComparison.Ordinal
                        )
                    )
                ),
                Is.EqualTo("BNK-15")
            );
            Assert.That(
                CodeOf(Document("camt.053.001.08", $"<BkToCstmrStmt>{One(both)}{One(both)}</BkToCstmrStmt>")),
                Is.EqualTo("BNK-16")
            );
            Assert.That(CodeOf(Statement(both + Entry("-1.00", Details("P1")))), Is.EqualTo("BNK-18"));
            Assert.That(CodeOf(Statement(both + Entry("120.00", unequal))), Is.EqualTo("BNK-19"));
        });
    }

    [Test]
    public void A_statement_of_another_account_or_currency_is_not_taken()
    {
        var statement = Read(Statement(Balance("OPBD", "1.00") + Balance("CLBD", "1.00"))).Statements.Single();
        static Dictionary<string, string> Accounts(string number, string currency) =>
            new(StringComparer.Ordinal) { [number] = currency };

        Assert.That(statement.WhyNotTake(Accounts("0200001", "CNY")), Is.Null);
        Assert.That(statement.WhyNotTake(Accounts("0200002", "CNY"))?.Code, Is.EqualTo("BNK-17"));
        Assert.That(statement.WhyNotTake(Accounts("0200001", "USD"))?.Code, Is.EqualTo("BNK-21"));
    }
}
