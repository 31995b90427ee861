using System.Globalization;
using System.Text;
using System.Xml;

namespace FundManager.Domain.Bank;

/// <summary>Writes a batch as its bank takes it: the same batch gives the same bytes.</summary>
public static class BankFile
{
    private const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    /// <summary>The whole file.</summary>
    /// <exception cref="RefusedException">BNK-01 to BNK-09: the bank would not take it, or its sums are wrong; nothing is written.</exception>
    public static byte[] Write(PaymentBatch batch, BankProfile profile)
    {
        Refusal.ThrowIf(batch.WhyNotWrite(profile));
        return profile.Format == BankFormat.List ? List(batch, profile) : CreditTransfer(batch, profile);
    }

    private static byte[] List(PaymentBatch batch, BankProfile profile)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', profile.Columns.Select(column => Quoted(column.Header))).Append("\r\n");
        foreach (var (index, payment) in batch.Payments.Index())
        {
            text.AppendJoin(',', profile.Columns.Select(column => Quoted(Cell(column.Fact, index, payment, batch))))
                .Append("\r\n");
        }

        return profile.IsGb18030
            ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text.ToString())
            : [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static string Cell(PaymentFact fact, int index, BankPayment payment, PaymentBatch batch) =>
        fact switch
        {
            PaymentFact.Position => (index + 1).ToString(CultureInfo.InvariantCulture),
            PaymentFact.AccountNumber => payment.Payee.AccountNumber,
            PaymentFact.AccountName => payment.Payee.AccountName,
            PaymentFact.BankName => payment.Payee.BankName,
            PaymentFact.BankCode => payment.Payee.BankCode,
            PaymentFact.Amount => batch.Written(payment.Amount),
            PaymentFact.Currency => batch.Currency,
            PaymentFact.Remark => payment.Remark,
            _ => payment.EndToEndId,
        };

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static byte[] CreditTransfer(PaymentBatch batch, BankProfile profile)
    {
        using var file = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(file, settings))
        {
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
            Within(xml, "GrpHdr", () => Header(xml, batch));
            Within(xml, "PmtInf", () => Instruction(xml, batch, profile));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return file.ToArray();
    }

    private static void Header(XmlWriter xml, PaymentBatch batch)
    {
        Text(xml, "MsgId", batch.MessageId);
        Text(xml, "CreDtTm", batch.CreatedAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Sums(xml, batch);
        Within(xml, "InitgPty", () => Text(xml, "Nm", batch.Debtor));
    }

    private static void Instruction(XmlWriter xml, PaymentBatch batch, BankProfile profile)
    {
        Text(xml, "PmtInfId", batch.MessageId);
        Text(xml, "PmtMtd", "TRF");
        Text(xml, "BtchBookg", "false");
        Sums(xml, batch);
        var day = batch.ExecuteOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Within(xml, "ReqdExctnDt", () => Text(xml, "Dt", day));
        Within(xml, "Dbtr", () => Text(xml, "Nm", batch.Debtor));
        Within(
            xml,
            "DbtrAcct",
            () =>
            {
                Account(xml, batch.DebtorAccount);
                Text(xml, "Ccy", batch.Currency);
            }
        );
        Within(xml, "DbtrAgt", () => Bank(xml, batch.DebtorBankCode, profile));
        Text(xml, "ChrgBr", profile.ChargeBearer);
        foreach (var payment in batch.Payments)
        {
            Within(xml, "CdtTrfTxInf", () => Transfer(xml, payment, batch, profile));
        }
    }

    private static void Transfer(XmlWriter xml, BankPayment payment, PaymentBatch batch, BankProfile profile)
    {
        Within(
            xml,
            "PmtId",
            () =>
            {
                Text(xml, "InstrId", payment.EndToEndId);
                Text(xml, "EndToEndId", payment.EndToEndId);
            }
        );
        Within(
            xml,
            "Amt",
            () =>
            {
                xml.WriteStartElement("InstdAmt", Namespace);
                xml.WriteAttributeString("Ccy", batch.Currency);
                xml.WriteString(batch.Written(payment.Amount));
                xml.WriteEndElement();
            }
        );
        Within(xml, "CdtrAgt", () => Bank(xml, payment.Payee.BankCode, profile));
        Within(xml, "Cdtr", () => Text(xml, "Nm", payment.Payee.AccountName));
        Within(xml, "CdtrAcct", () => Account(xml, payment.Payee.AccountNumber));
        if (payment.Remark.Length > 0)
        {
            Within(xml, "RmtInf", () => Text(xml, "Ustrd", payment.Remark));
        }
    }

    private static void Sums(XmlWriter xml, PaymentBatch batch)
    {
        Text(xml, "NbOfTxs", batch.Payments.Count.ToString(CultureInfo.InvariantCulture));
        Text(xml, "CtrlSum", batch.Written(batch.Payments.Sum(payment => payment.Amount)));
    }

    // An IBAN begins with two letters and two check digits; an account number in China is digits only.
    private static void Account(XmlWriter xml, string number)
    {
        var isIban =
            number.Length is >= 15 and <= 34
            && number[..2].All(char.IsAsciiLetterUpper)
            && number[2..4].All(char.IsAsciiDigit)
            && number.All(char.IsAsciiLetterOrDigit);
        Within(
            xml,
            "Id",
            () =>
            {
                if (isIban)
                {
                    Text(xml, "IBAN", number);
                }
                else
                {
                    Within(xml, "Othr", () => Text(xml, "Id", number));
                }
            }
        );
    }

    private static void Bank(XmlWriter xml, string code, BankProfile profile) =>
        Within(
            xml,
            "FinInstnId",
            () =>
            {
                if (profile.ClearingSystem is null || !code.All(char.IsAsciiDigit))
                {
                    Text(xml, "BICFI", code);
                    return;
                }

                Within(
                    xml,
                    "ClrSysMmbId",
                    () =>
                    {
                        Within(xml, "ClrSysId", () => Text(xml, "Cd", profile.ClearingSystem));
                        Text(xml, "MmbId", code);
                    }
                );
            }
        );

    private static void Text(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static void Within(XmlWriter xml, string name, Action write)
    {
        xml.WriteStartElement(name, Namespace);
        write();
        xml.WriteEndElement();
    }
}
