namespace FundManager.Web.Demo;

/// <summary>The sentences and names of the demo: those that a page shows in both languages say it in both.</summary>
internal static class DemoTexts
{
    private static readonly (string Zh, string En)[] Surnames =
    [
        ("秦", "Qin"),
        ("白", "Bai"),
        ("陆", "Lu"),
        ("顾", "Gu"),
        ("江", "Jiang"),
        ("田", "Tian"),
        ("石", "Shi"),
        ("柳", "Liu"),
        ("袁", "Yuan"),
        ("鲁", "Lu"),
        ("温", "Wen"),
        ("桑", "Sang"),
        ("叶", "Ye"),
        ("杭", "Hang"),
    ];

    private static readonly (string Zh, string En)[] GivenNames =
    [
        ("禾苗", "Hemiao"),
        ("晓麦", "Xiaomai"),
        ("谷雨", "Guyu"),
        ("清泉", "Qingquan"),
        ("远山", "Yuanshan"),
        ("知秋", "Zhiqiu"),
        ("云帆", "Yunfan"),
        ("思源", "Siyuan"),
        ("若冰", "Ruobing"),
        ("向阳", "Xiangyang"),
        ("立夏", "Lixia"),
    ];

    public const string Dismissed =
        "The books were there all along, in the second office.\n账册存放于第二办公室，问题不成立。";

    public const string Plan =
        "We keep one field book for each site from now on, and an officer of ours compares them every month.\n各示范点分别建立田间记录簿，由专人按月核对。";

    public const string AskedBack =
        "The agreed results were not reached; a part of the money was not earned.\n未完成约定绩效目标，追回部分资金。";

    public const string CameBack = "Statement of the bank, line 14.\n银行对账单第14行。";

    public const string Virement =
        "The machines cost less than planned, the trials more.\n设备价格低于预算，试验费用高于预算。";

    public const string Extension = "Late frost: the trials are repeated next season.\n遭遇晚霜，试验需下季重做。";

    public const string NoInvoice = "The invoice is made out to another organisation.\n发票抬头与承担单位不符。";

    public static readonly string[] Costs =
    [
        "Cooling units and their installation 制冷机组及安装",
        "Analyses of the first season 首季检测",
        "Training of forty farmers 四十名农户培训",
    ];

    public const string Question =
        "Please name the two counties in which seed fields will be laid out, and say who owns the land.\n请说明制种田所在的两个县及土地权属。";

    public const string Ineligible =
        "A rule of the call is not met and was not waived; see the eligibility table.\n不符合申报条件，详见形式审查结果。";

    public const string Withdrawn =
        "The partner company has left the project; we shall apply again next year.\n合作企业退出，拟明年重新申报。";

    public const string NotRecommended =
        "The panel does not see what the money would change.\n专家组认为预期改变不明显。";

    public const string Appeal =
        "The measurements of the second site were not looked at: they are on page 4. 第二示范点数据见第4页，评审时未予考虑，申请复议。";

    public const string Declined =
        "Sound, but behind the projects that the ceiling of this call can pay for.\n项目可行，但排序未进入本次资助范围。";

    public const string Waiver =
        "The company holds the only licence for this extract; a university is its partner.\n该企业为唯一持证单位，且有高校合作。";

    public const string CallCancelled =
        "Merged with the call on processing; applicants were told.\n并入产地加工专题，已告知申报单位。";

    public const string Objection =
        "Another platform writes that it offers the same service already.\n有平台反映已提供同类服务。";

    public const string Refused = "The site was sold; the work cannot be done there.\n项目用地已转让，无法实施。";

    public const string Suspended =
        "The irrigation district is being reorganised; the award rests until its books are open again.\n灌区机构调整，待账目恢复后继续。";

    public const string InputRejected = "The invoices name another buyer.\n发票购买方与承担单位不一致。";

    public const string InputReversed =
        "Work days of two persons were counted in another project too.\n两名人员工时与其他项目重复计算。";

    public const string ChangesAsked = "The trial record of the second site is missing.\n缺第二试验点的试验记录。";

    public const string Failed =
        "The slurry plant does not run, and no data were collected on board.\n流态冰装置未运行，无船上数据。";

    public const string Found = "Two invoices were filed under the wrong heading.\n两张发票科目归集有误。";

    public const string Corrected = "Corrected and checked on the spot.\n已整改并现场核查。";

    public const string Verification =
        "Seen on the spot with the originals; ledger and stock compared.\n现场查验原件，与台账和实物核对一致。";

    public const string Report =
        "The work of this step is done as agreed; the report and the records are attached. Deviations: none of weight.\n"
        + "本阶段任务按任务书完成，报告与记录见附件；无重大偏差。";

    public const string ReviewComment =
        "Clear need, a team that has done such work before; costs are in proportion to what is promised.\n需求明确，团队有经验，经费与目标匹配。";

    public const string BelowFloor = "Too little is said about it. 论证不足。";

    public const string ReviewerDeclines = "I am abroad until the end of the month.\n本月在国外，无法评审。";

    public const string Conflict = "I advise one of the partner farms.\n我为其中一家合作农场提供咨询。";

    public const string ReviewReturned = "Please say what you base the score for inputs on.\n请补充投入评分的依据。";

    public const string NoSelfAppraisal = "No self-appraisal was handed in at mid-term.\n未按期提交中期绩效自评。";

    public const string Opinion =
        "Figures agree with the evidence that was seen. The recipient put in what it promised, and what was learned is used by others.\n"
        + "数据与所见佐证一致；承担单位投入到位，成果已被其他单位采用。";

    public const string Reply = "We agree with the figures and have nothing to add.\n我单位对结果无异议。";

    public const string Outcome =
        "Part of the benefits did not come about; the causes are to be removed before closeout.\n部分效益未实现，结项前须整改。";

    public const string Shortfall = "Two sites began a season later than planned. 两个点推迟一季启动。";

    public const string Improvement = "Measured again next season on both sites. 下一季在两个点补测。";

    /// <summary>The lead of that number: no two have one name, and none has that of an account.</summary>
    public static (string Name, string Email) LeadOf(int number, string organisation)
    {
        var (surname, given) = (Surnames[number % Surnames.Length], GivenNames[number % GivenNames.Length]);
        var address = $"{given.En}.{surname.En}.{number}@{organisation}.example".ToLowerInvariant();
        return ($"{surname.Zh}{given.Zh} {surname.En} {given.En}", address);
    }

    /// <summary>A paper that stands for the scanned one.</summary>
    public static (string Name, string Text) Paper(string kind, string number, string amount) =>
        ($"{kind}-{number.Replace('/', '-')}.txt", $"{kind}\n{number}\n{amount}\nPaper of the demo fund. 演示文件。\n");
}
