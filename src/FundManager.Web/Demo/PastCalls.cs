namespace FundManager.Web.Demo;

/// <summary>Calls of the years before: most of their awards are closed or far on.</summary>
internal static class PastCalls
{
    public static CallPlan Losses { get; } =
        new(
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
                    RecoveredOn = -32,
                },
                new("gansu-association", 300, "Declined")
                {
                    Title = new("Village training on storage pests", "储粮害虫防治村级培训"),
                    Quality = 46,
                },
                new("beihe", 500, "Declined")
                {
                    Title = new("Images of stored grain", "仓内粮情图像识别"),
                    Quality = 63,
                },
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

    public static CallPlan Soil { get; } =
        new(
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
                    Late = 12,
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

    public static CallPlan Byproducts { get; } =
        new(
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
}
