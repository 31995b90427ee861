using System.Xml.Linq;

namespace FundManager.Domain.Bank;

/// <summary>Reads pain.002. A payment's own status counts before its instruction's, and that before the file's.</summary>
internal static class ReadStatusXml
{
    public static IReadOnlyList<PaymentStatus> Read(XElement report)
    {
        var group =
            report.At("OrgnlGrpInfAndSts") ?? throw new RefusedException(new Refusal("BNK-18", "OrgnlGrpInfAndSts"));
        var messageId = group.Need("OrgnlMsgId");
        List<PaymentStatus> statuses = [];
        foreach (var instruction in report.All("OrgnlPmtInfAndSts"))
        {
            var payments = instruction.All("TxInfAndSts").ToList();
            if (payments.Count == 0 && instruction.TextAt("PmtInfSts").Length > 0)
            {
                statuses.Add(Of(messageId, null, instruction.Need("PmtInfSts"), instruction));
            }

            foreach (var payment in payments)
            {
                var own = payment.TextAt("TxSts");
                var code = own.Length > 0 ? own : instruction.TextAt("PmtInfSts");
                code = code.Length > 0 ? code : group.Need("GrpSts");
                statuses.Add(Of(messageId, payment.Need("OrgnlEndToEndId"), code, payment));
            }
        }

        return statuses.Count > 0 ? statuses : [Of(messageId, null, group.Need("GrpSts"), group)];
    }

    private static PaymentStatus Of(string messageId, string? endToEndId, string code, XElement element)
    {
        var reason = element.At("StsRsnInf");
        return new PaymentStatus(
            messageId,
            endToEndId,
            code,
            reason is null ? "" : Either(reason.TextAt("Rsn", "Cd"), reason.TextAt("Rsn", "Prtry")),
            reason is null ? "" : string.Join(' ', reason.All("AddtlInf").Select(text => text.Value.Trim()))
        );
    }

    private static string Either(string first, string second) => first.Length > 0 ? first : second;
}
