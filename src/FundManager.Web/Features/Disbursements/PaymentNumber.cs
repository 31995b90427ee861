using System.Globalization;

namespace FundManager.Web.Features.Disbursements;

/// <summary>What people and the bank call a released payment by: fund, year and number, like F-01-2026-0007.</summary>
public static class PaymentNumber
{
    /// <summary>The bank gets it as EndToEndId (ISO 20022: 35 characters at most), so that its statement names it.</summary>
    public static string Of(string fund, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{fund}-{year}-{number:0000}");

    /// <summary>"" for a payment that is not released.</summary>
    public static string Of(string fund, int? year, int? number) =>
        year is { } y && number is { } n ? Of(fund, y, n) : "";
}
