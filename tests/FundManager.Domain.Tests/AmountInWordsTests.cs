namespace FundManager.Domain.Tests;

internal sealed class AmountInWordsTests
{
    // The first four are the examples of 支付结算办法, annex 1.
    [TestCase("1409.50", "壹仟肆佰零玖元伍角")]
    [TestCase("6007.14", "陆仟零柒元壹角肆分")]
    [TestCase("1680.32", "壹仟陆佰捌拾元零叁角贰分")]
    [TestCase("107000.53", "壹拾万柒仟元零伍角叁分")]
    [TestCase("16409.02", "壹万陆仟肆佰零玖元零贰分")]
    [TestCase("325.04", "叁佰贰拾伍元零肆分")]
    [TestCase("0", "零元整")]
    [TestCase("0.05", "伍分")]
    [TestCase("0.50", "伍角")]
    [TestCase("10", "壹拾元整")]
    [TestCase("10.05", "壹拾元零伍分")]
    [TestCase("100000000", "壹亿元整")]
    [TestCase("100000001", "壹亿零壹元整")]
    [TestCase("100010000", "壹亿零壹万元整")]
    [TestCase("1000000000", "壹拾亿元整")]
    [TestCase("20030040.60", "贰仟零叁万零肆拾元零陆角")]
    [TestCase("999999999999.99", "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void An_amount_has_its_Chinese_words(string amount, string words) =>
        Assert.That(AmountInWords.Chinese(Of(amount)), Is.EqualTo(words));

    [TestCase("0", "Zero yuan only")]
    [TestCase("1409.50", "One thousand four hundred nine yuan and fifty fen")]
    [TestCase("0.07", "Seven fen")]
    [TestCase("1000021", "One million twenty-one yuan only")]
    [TestCase(
        "999999999999.99",
        "Nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine yuan and ninety-nine fen"
    )]
    public void An_amount_has_its_English_words(string amount, string words) =>
        Assert.That(AmountInWords.English(Of(amount)), Is.EqualTo(words));

    [Test]
    public void Each_Chinese_wording_reads_back_as_its_amount()
    {
        var random = new Random(20260609);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = random.Next(1, 15);
            var fen = random.NextInt64((long)Math.Pow(10, digits));
            var amount = new Money(fen % 3 == 0 ? fen / 100 * 100 / 100m : fen / 100m);

            var words = AmountInWords.Chinese(amount);

            Assert.That(ReadBack(words), Is.EqualTo(amount.Amount), words);
            Assert.That(words, Does.Not.Contain("零零"));
        }
    }

    [Test]
    public void What_is_greater_has_no_words()
    {
        var tooMuch = new Money(AmountInWords.Greatest + 0.01m);

        Assert.That(() => AmountInWords.Chinese(tooMuch), Throws.TypeOf<ArgumentOutOfRangeException>());
        Assert.That(() => AmountInWords.English(tooMuch), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static Money Of(string amount) =>
        new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Reads words by their units alone, without the zeros.</summary>
    private static decimal ReadBack(string words)
    {
        decimal total = 0,
            group = 0,
            digit = 0;
        foreach (var character in words)
        {
            switch (character)
            {
                case '拾':
                    (group, digit) = (group + digit * 10, 0);
                    break;
                case '佰':
                    (group, digit) = (group + digit * 100, 0);
                    break;
                case '仟':
                    (group, digit) = (group + digit * 1000, 0);
                    break;
                case '万':
                    (total, group, digit) = (total + (group + digit) * 10_000, 0, 0);
                    break;
                case '亿':
                    (total, group, digit) = (total + (group + digit) * 100_000_000, 0, 0);
                    break;
                case '元':
                    (total, group, digit) = (total + group + digit, 0, 0);
                    break;
                case '角':
                    (total, digit) = (total + digit * 0.1m, 0);
                    break;
                case '分':
                    (total, digit) = (total + digit * 0.01m, 0);
                    break;
                default:
                    digit = Math.Max(0, "零壹贰叁肆伍陆柒捌玖".IndexOf(character, StringComparison.Ordinal));
                    break;
            }
        }

        return total;
    }
}
