using FundManager.Domain.Amendments;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Demo;

/// <summary>Calls of about a year: their awards are half-way, or before their agreement.</summary>
internal static class YearCalls
{
    public static CallPlan Cold { get; } =
        new(
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
                    Stops = "E1:Open",
                    HasCosts = true,
                },
                new("hexi", 600, "Running")
                {
                    Title = new("Packing house of three villages", "三村联建分拣包装中心"),
                    Months = 9,
                    Stops = "M2:FallDue",
                    Amendment = new(AmendmentKind.Virement, -24, "Apply"),
                },
                new("donghai", 1400, "Running")
                {
                    Title = new("Refrigerants that spare the climate", "低温室效应制冷剂冷库改造"),
                    Months = 7,
                    Late = -2,
                    Stops = "T2:Approve",
                    Finding = new(Severity.Medium, -16, ClosedOn: null) { Until = "RequestPlan" },
                },
                new("donghai", 500, "Running")
                {
                    Title = new("Ice slurry for small boats", "小型渔船流态冰保鲜"),
                    Months = 6,
                    Stops = "M2:Fail E1:Approve",
                },
                new("jiangnan", 650, "Running")
                {
                    Title = new("Freeze drying with recovered heat", "余热回收冷冻干燥"),
                    Months = 8,
                    Late = 6,
                    Stops = "M2:Score1 I3:Reject",
                    Finding = new(Severity.Medium, -16, ClosedOn: null) { Until = "Dismiss" },
                },
                new("beihe", 750, "Running")
                {
                    Title = new("Temperature tags read from the road", "在途温度标签远程读取"),
                    Months = 8,
                    Late = -13,
                    Stops = "E1:SubmitSelf T2:Request",
                    Finding = new(Severity.Medium, -16, ClosedOn: null) { Until = "SubmitPlan" },
                },
                new("yunling", 550, "Running")
                {
                    Title = new("Cold rooms that run on the sun", "光伏小型冷库"),
                    Months = 8,
                    Late = -18,
                    Stops = "E1:Begin T2:Prepare",
                    Finding = new(Severity.Medium, -16, ClosedOn: null) { Until = "AcceptPlan" },
                },
                new("lanbei", 850, "Running")
                {
                    Title = new("Lily bulbs stored until spring", "百合鳞茎跨季储藏"),
                    Months = 8,
                    Late = -23,
                    Stops = "E1:SendForReply T2:Release",
                    Finding = new(Severity.Medium, -16, ClosedOn: null) { Until = "Correct" },
                },
                new("jiangnan", 900, "Running")
                {
                    Title = new("Films that let peaches breathe", "水蜜桃气调保鲜膜"),
                    Months = 8,
                    Late = -20,
                    Stops = "E1:Score T2:ApproveAgain",
                    Finding = new(Severity.Low, -20, ClosedOn: null),
                },
                new("donghai", 350, "Running")
                {
                    Title = new("Traceable shrimp", "对虾全程追溯"),
                    Months = 9,
                    Late = 52,
                    Stops = "M1:AskChanges",
                    Amendment = new(AmendmentKind.Extension, -9, "Submit"),
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

    public static CallPlan Digital { get; } =
        new(
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
                new("beihe", 1200, "Signed") { Title = new("Yield forecasts by county", "县域产量预报"), Late = 6 },
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
                    Late = 37,
                    Quality = 90,
                },
                new("beihe", 650, "Recommended")
                {
                    Title = new("Field borders from satellites", "地块边界自动提取"),
                    Late = 37,
                    Quality = 81,
                },
                new("lanbei", 400, "Reserved")
                {
                    Title = new("Fertiliser advice by telephone", "施肥建议电话服务"),
                    Late = 37,
                    Quality = 73,
                },
                new("yunling", 350, "NotRecommended")
                {
                    Title = new("Chat program for tea growers", "茶农问答机器人"),
                    Late = 37,
                    Quality = 48,
                },
                new("donghai", 550, "Reviewed")
                {
                    Title = new("Digital twins of fish ponds", "鱼塘数字孪生"),
                    Late = 37,
                    Quality = 79,
                },
                new("lanbei", 460, "DeclinedUnderAppeal")
                {
                    Title = new("Sensors in seed potato stores", "种薯库传感监测"),
                    Late = 20,
                    Quality = 59,
                },
                new("yunling", 430, "Declined")
                {
                    Title = new("Drone pictures of tea gardens", "茶园无人机影像"),
                    Late = 30,
                    Quality = 55,
                },
            ]
        )
        {
            Ceiling = 6000,
        };
}
