using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;

namespace FundManager.Web.Demo;

/// <summary>What happened in the demo fund: its calls, and what became of each application.</summary>
public static class DemoScript
{
    /// <summary>Key of the open call that the demo starts from.</summary>
    public const string OpenCall = "open";

    private static readonly CallPlan Losses = new(
        "losses",
        new("Less loss after the harvest", "粮食产后减损"),
        new(
            "Methods and machines that lower the losses of grain between field and store.",
            "降低粮食从田间到仓储各环节损失的技术与装备。"
        ),
        OpensOn: -1000,
        ClosesOn: -960,
        [
            new("jiangnan", 1200, "Running")
            {
                Title = new("Gentle combine harvesting of wheat", "小麦低损联合收获技术集成示范"),
                Result = 100,
            },
            new("donghai", 450, "Running")
            {
                Title = new("Ventilated bags for small farms", "小农户通风储粮袋推广"),
                Months = 24,
                Result = 74,
                Stops = "M4:- T3:- I4:VerifyPart E1:Timeout",
            },
            new("hexi", 1500, "Running")
            {
                Title = new("Mobile dryers for maize cooperatives", "玉米合作社移动式烘干服务体系"),
                Months = 24,
                Result = 95,
            },
            new("lanbei", 600, "Running")
            {
                Title = new("Moisture sensors for farm stores", "农户储粮水分在线监测"),
                Result = 85,
            },
            new("beihe", 700, "Running")
            {
                Title = new("Loss maps from satellite images", "基于卫星影像的产后损失图谱"),
                Result = 52,
            },
            new("gansu-association", 300, "Declined")
            {
                Title = new("Village training on storage pests", "储粮害虫防治村级培训"),
                Quality = 46,
            },
            new("beihe", 500, "Declined") { Title = new("Images of stored grain", "仓内粮情图像识别"), Quality = 63 },
            new("lanbei", 350, "Lapsed") { Title = new("Soil moisture and harvest dates", "土壤墒情与适收期预报") },
            new("jiangnan", 650, "Withdrawn")
            {
                Title = new("Pneumatic conveying without breakage", "低破碎气力输送"),
                Reviews = "Accepted InProgress Invited",
            },
        ]
    )
    {
        Ceiling = 5500,
        DecidedOn = -840,
        IsCompleted = true,
    };

    private static readonly CallPlan Soil = new(
        "soil",
        new("Soil and water", "耕地与节水"),
        new("Fertile soil and less water for each tonne of grain.", "提升耕地质量，降低吨粮耗水。"),
        OpensOn: -620,
        ClosesOn: -580,
        [
            new("jiangnan", 1300, "Running")
            {
                Title = new("Drip irrigation controlled by crop models", "作物模型驱动的精准滴灌"),
                Months = 24,
                Late = -10,
                Result = 97,
                Reviews = "Submitted Submitted Submitted Invited",
            },
            new("yunling", 900, "Running")
            {
                Title = new("Terraces that hold water", "高原梯田蓄水保墒工程化示范"),
                Months = 24,
                Stops = "I2:Reverse",
                Result = 88,
            },
            new("lanbei", 1400, "Running")
            {
                Title = new("Organic matter for loess fields", "黄土旱地有机质提升技术"),
                Result = 93,
                Reviews = "Submitted Submitted Submitted Expired",
            },
            new("donghai", 750, "Running")
            {
                Title = new("Reuse of processing water on fields", "加工尾水回田利用"),
                Months = 12,
                Result = 71,
            },
            new("hexi", 1100, "Running")
            {
                Title = new("Saline soil made fit for oats", "盐碱地燕麦改良种植模式"),
                Months = 15,
                Result = 94,
            },
            new("beihe", 650, "Running")
            {
                Title = new("Soil maps from drones", "无人机土壤养分制图"),
                Months = 15,
                Stops = "E2:Finalise",
                Result = 82,
            },
            new("yunling", 850, "Running")
            {
                Title = new("Green manure in highland rotations", "高原轮作绿肥技术"),
                Months = 16,
                Late = 15,
                Stops = "M4:Submit",
                Result = 90,
            },
            new("jiangnan", 500, "Running")
            {
                Title = new("Water accounts for irrigation districts", "灌区用水核算"),
                SuspendedOn = -60,
                Stops = "M4:-",
            },
            new("lanbei", 700, "Refused") { Title = new("Film residue collected by machine", "残膜机械化回收") },
            new("gansu-association", 420, "Reserved")
            {
                Title = new("Soil schools in ten townships", "十乡土壤课堂"),
                Quality = 72,
            },
            new("beihe", 600, "Declined")
            {
                Title = new("Radar for irrigation leaks", "雷达探测灌溉渗漏"),
                Quality = 57,
            },
            new("hexi", 380, "Ineligible") { Title = new("Second dryer line", "第二条烘干线"), Lead = 2 },
            new("yunling", 450, "Lapsed") { Title = new("Compost from flower waste", "花卉废弃物堆肥") },
        ]
    )
    {
        Ceiling = 8700,
        DecidedOn = -460,
    };

    private static readonly CallPlan Cold = new(
        "cold",
        new("Cold chain and processing", "冷链与产地加工"),
        new("Fruit, vegetables and fish that arrive fresh.", "让果蔬和水产品鲜活到达。"),
        OpensOn: -260,
        ClosesOn: -220,
        [
            new("hexi", 1000, "Running")
            {
                Title = new("Precooling in the apricot orchards", "杏园产地预冷"),
                Months = 8,
                Late = -6,
            },
            new("hexi", 600, "Running")
            {
                Title = new("Packing house of three villages", "三村联建分拣包装中心"),
                Months = 9,
                Stops = "M2:FallDue",
            },
            new("donghai", 1400, "Running")
            {
                Title = new("Refrigerants that spare the climate", "低温室效应制冷剂冷库改造"),
                Months = 7,
                Late = -2,
                Stops = "T2:Approve",
            },
            new("donghai", 500, "Running")
            {
                Title = new("Ice slurry for small boats", "小型渔船流态冰保鲜"),
                Months = 6,
                Stops = "M2:Fail",
            },
            new("jiangnan", 650, "Running")
            {
                Title = new("Freeze drying with recovered heat", "余热回收冷冻干燥"),
                Months = 8,
                Late = 2,
                Stops = "M2:Score1 I3:Reject",
            },
            new("beihe", 750, "Running")
            {
                Title = new("Temperature tags read from the road", "在途温度标签远程读取"),
                Months = 8,
                Late = -13,
                Stops = "E1:SubmitSelf T2:Request",
            },
            new("yunling", 550, "Running")
            {
                Title = new("Cold rooms that run on the sun", "光伏小型冷库"),
                Months = 8,
                Late = -18,
                Stops = "E1:Begin T2:Prepare",
            },
            new("lanbei", 850, "Running")
            {
                Title = new("Lily bulbs stored until spring", "百合鳞茎跨季储藏"),
                Months = 8,
                Late = -23,
                Stops = "E1:SendForReply T2:Release",
            },
            new("jiangnan", 900, "Running")
            {
                Title = new("Films that let peaches breathe", "水蜜桃气调保鲜膜"),
                Months = 8,
                Late = -20,
                Stops = "E1:Score T2:ApproveAgain",
                Finding = new(Severity.Low, -60, ClosedOn: null),
            },
            new("donghai", 350, "Running")
            {
                Title = new("Traceable shrimp", "对虾全程追溯"),
                Months = 9,
                Late = 52,
                Stops = "M1:AskChanges",
            },
            new("gansu-association", 400, "Expired")
            {
                Title = new("Cold chain guides for cooperatives", "合作社冷链操作指南"),
            },
            new("beihe", 480, "Declined")
            {
                Title = new("Route planning for cold trucks", "冷藏车路径规划"),
                Quality = 60,
            },
            new("jiangnan", 420, "Reserved")
            {
                Title = new("Pulp from fruit that is not sold", "残次果制浆"),
                Quality = 74,
            },
            new("yunling", 520, "Ineligible")
            {
                Title = new("Solar cold room, second site", "光伏冷库二期"),
                Lead = 10,
            },
        ]
    )
    {
        Ceiling = 8500,
        DecidedOn = -80,
    };

    private static readonly CallPlan Digital = new(
        "digital",
        new("Digital farms", "数字农业"),
        new("Data that help farmers decide.", "用数据帮助农户决策。"),
        OpensOn: -135,
        ClosesOn: -95,
        [
            new("hexi", 900, "Offered") { Title = new("Ledger of the grain cooperatives", "粮食合作社数字账本") },
            new("gansu-association", 380, "Running")
            {
                Title = new("Pest alerts by telephone", "病虫害电话预警"),
                Months = 12,
            },
            new("beihe", 1200, "Signed") { Title = new("Yield forecasts by county", "县域产量预报") },
            new("yunling", 600, "Drafting")
            {
                Title = new("Weather stations on steep slopes", "坡地微型气象站"),
                Late = 31,
            },
            new("donghai", 500, "Drafting")
            {
                Title = new("Auction platform for catch of the day", "当日渔获线上拍卖"),
                HasObjection = true,
            },
            new("lanbei", 450, "Drafting")
            {
                Title = new("Open soil data of the loess plateau", "黄土高原土壤开放数据"),
            },
            new("jiangnan", 800, "Recommended")
            {
                Title = new("Milling by image", "基于图像的制粉控制"),
                Late = 31,
                Quality = 90,
            },
            new("beihe", 650, "Recommended")
            {
                Title = new("Field borders from satellites", "地块边界自动提取"),
                Late = 31,
                Quality = 81,
            },
            new("lanbei", 400, "Reserved")
            {
                Title = new("Fertiliser advice by telephone", "施肥建议电话服务"),
                Late = 31,
                Quality = 73,
            },
            new("yunling", 350, "NotRecommended")
            {
                Title = new("Chat program for tea growers", "茶农问答机器人"),
                Late = 31,
                Quality = 48,
            },
            new("donghai", 550, "Reviewed")
            {
                Title = new("Digital twins of fish ponds", "鱼塘数字孪生"),
                Late = 31,
                Quality = 79,
            },
        ]
    )
    {
        Ceiling = 6000,
    };

    private static readonly CallPlan Seed = new(
        "seed",
        new("Seeds for dry land", "旱地种业"),
        new("Varieties and seed production for dry land.", "旱地品种与制种。"),
        OpensOn: -70,
        ClosesOn: -28,
        [
            new("hexi", 700, "Clarification")
            {
                Title = new("Millet seed of the western corridor", "河西谷子良种繁育"),
            },
            new("jiangnan", 900, "Screening") { Title = new("Seed coating against drought", "抗旱种子包衣") },
            new("donghai", 600, "Screening") { Title = new("Seaweed extract for seedlings", "海藻提取物育苗") },
            new("lanbei", 800, "Eligible") { Title = new("Potato seed without virus", "脱毒马铃薯种薯") },
            new("yunling", 750, "UnderReview") { Title = new("Buckwheat for high valleys", "高寒谷地荞麦新品种") },
            new("lanbei", 650, "UnderReview")
            {
                Title = new("Alfalfa seed fields", "苜蓿制种田"),
                Reviews = "Submitted InProgress Accepted",
            },
            new("jiangnan", 500, "UnderReview")
            {
                Title = new("Seed tests in one day", "一日种子活力检测"),
                Reviews = "Returned Submitted Invited",
            },
            new("yunling", 550, "UnderReview")
            {
                Title = new("Bean varieties for terraces", "梯田豆类品种"),
                Reviews = "DeclinedByReviewer Conflicted InProgress Invited Accepted",
            },
            new("beihe", 450, "Ineligible") { Title = new("Seed fields seen from space", "制种田遥感监管") },
            new("hexi", 300, "Withdrawn")
            {
                Title = new("Seed bank of old oats", "老燕麦种质库"),
                Reviews = "Accepted Invited InProgress",
            },
        ]
    )
    {
        Ceiling = 6000,
        Terms = new CallTerms
        {
            OrganisationKinds =
            [
                OrganisationKind.LocalAssociation,
                OrganisationKind.Institute,
                OrganisationKind.University,
                OrganisationKind.NationalSociety,
            ],
        },
    };

    private static readonly CallPlan Trees = new(
        "trees",
        new("Walnuts, almonds and oil trees", "木本粮油"),
        new("Food and oil from trees on slopes.", "坡地木本粮油。"),
        OpensOn: -45,
        ClosesOn: -3,
        [
            new("jiangnan", 600, "Submitted") { Title = new("Walnut oil pressed cold", "核桃冷榨制油") },
            new("hexi", 400, "Submitted") { Title = new("Almond shells as filters", "杏壳活性炭") },
        ]
    )
    {
        Ceiling = 3000,
        Terms = new CallTerms { RequiresEndorsement = false },
    };

    private static readonly CallPlan Byproducts = new(
        "byproducts",
        new("Value from by-products", "农副产品高值化"),
        new("Straw, bran and pomace put to use.", "秸秆、麸皮与果渣的利用。"),
        OpensOn: -430,
        ClosesOn: -390,
        [new("yunling", 500, "CallCancelled") { Title = new("Paper from banana stems", "香蕉茎秆造纸") }]
    )
    {
        Ceiling = 2000,
        CancelledOn = -402,
    };

    /// <summary>What was applied for under the call that is open today.</summary>
    public static IReadOnlyList<ApplicationPlan> Open { get; } =
    [
        new("hexi", 850, "Draft") { Title = new("Heat pumps for seed dryers", "种子烘干热泵") },
        new("jiangnan", 950, "AwaitingEndorsement") { Title = new("Drying noodles with less energy", "挂面节能干燥") },
        new("lanbei", 500, "AwaitingEndorsement") { Title = new("Underground stores for potatoes", "马铃薯地下储窖") },
        new("donghai", 750, "Submitted") { Title = new("Kelp dried on land", "海带陆上烘干") },
        new("hexi", 650, "Submitted") { Title = new("Shared stores of two counties", "两县共建储粮点") },
    ];

    public static IReadOnlyList<CallPlan> Calls { get; } =
    [
        Losses,
        Soil,
        Byproducts,
        Cold,
        Digital,
        Seed,
        Trees,
        new(
            "packaging",
            new("Packaging that rots", "可降解包装"),
            new("Packaging of straw and starch.", "秸秆与淀粉基包装。"),
            20,
            60,
            []
        )
        {
            Ceiling = 3000,
        },
        new(
            "energy",
            new("Energy from farms", "农村能源"),
            new("Biogas and heat for villages.", "沼气与村庄供暖。"),
            45,
            90,
            []
        )
        {
            Ceiling = 5000,
            IsScheduled = false,
        },
    ];
}
