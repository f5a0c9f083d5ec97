/// Common names of species, English and Chinese, and the formulas they stand for.
enum ChemicalName {
    /// A formula, then its names; `_` is a space.
    private static let rows = """
        H2O water 水
        H2O2 hydrogen_peroxide 过氧化氢 双氧水
        NaCl sodium_chloride table_salt salt 氯化钠 食盐
        NaOH sodium_hydroxide caustic_soda lye 氢氧化钠 烧碱 火碱 苛性钠
        KOH potassium_hydroxide 氢氧化钾
        Ca(OH)2 calcium_hydroxide slaked_lime limewater lime_water 氢氧化钙 熟石灰 消石灰 石灰水 澄清石灰水
        CaO calcium_oxide quicklime 氧化钙 生石灰
        CaCO3 calcium_carbonate limestone 碳酸钙 石灰石
        Na2CO3 sodium_carbonate soda_ash washing_soda 碳酸钠 纯碱 苏打
        NaHCO3 sodium_bicarbonate sodium_hydrogen_carbonate baking_soda 碳酸氢钠 小苏打
        HCl hydrogen_chloride hydrochloric_acid 氯化氢 盐酸
        H2SO4 sulfuric_acid sulphuric_acid 硫酸
        HNO3 nitric_acid 硝酸
        H3PO4 phosphoric_acid 磷酸
        H2CO3 carbonic_acid 碳酸
        H2SO3 sulfurous_acid 亚硫酸
        HNO2 nitrous_acid 亚硝酸
        HClO hypochlorous_acid 次氯酸
        HF hydrogen_fluoride hydrofluoric_acid 氟化氢 氢氟酸
        HBr hydrogen_bromide hydrobromic_acid 溴化氢
        HI hydrogen_iodide hydroiodic_acid 碘化氢
        H2S hydrogen_sulfide 硫化氢
        NH3 ammonia 氨 氨气
        NH4Cl ammonium_chloride 氯化铵
        NH4NO3 ammonium_nitrate 硝酸铵
        (NH4)2SO4 ammonium_sulfate 硫酸铵
        NH4HCO3 ammonium_bicarbonate 碳酸氢铵
        CO2 carbon_dioxide dry_ice 二氧化碳 干冰
        CO carbon_monoxide 一氧化碳
        SO2 sulfur_dioxide 二氧化硫
        SO3 sulfur_trioxide 三氧化硫
        NO nitric_oxide nitrogen_monoxide 一氧化氮
        NO2 nitrogen_dioxide 二氧化氮
        N2O nitrous_oxide 一氧化二氮 笑气
        N2O4 dinitrogen_tetroxide 四氧化二氮
        P2O5 五氧化二磷
        SiO2 silicon_dioxide silica 二氧化硅
        O2 oxygen oxygen_gas 氧气
        O3 ozone 臭氧
        H2 hydrogen hydrogen_gas 氢气
        N2 nitrogen nitrogen_gas 氮气
        Cl2 chlorine chlorine_gas 氯气
        Br2 bromine 溴
        I2 iodine 碘
        Fe iron 铁
        Cu copper 铜
        Zn zinc 锌
        Al aluminium aluminum 铝
        Mg magnesium 镁
        Na sodium 钠
        K potassium 钾
        Ca calcium 钙
        Ag silver 银
        Au gold 金
        Hg mercury 汞 水银
        Pb lead 铅
        S sulfur sulphur 硫
        C carbon 碳
        He helium 氦 氦气
        Ne neon 氖
        Ar argon 氩
        FeO iron(ii)_oxide ferrous_oxide 氧化亚铁
        Fe2O3 iron(iii)_oxide ferric_oxide 氧化铁 三氧化二铁
        Fe3O4 magnetite 四氧化三铁
        FeCl2 iron(ii)_chloride ferrous_chloride 氯化亚铁
        FeCl3 iron(iii)_chloride ferric_chloride 氯化铁 三氯化铁
        FeSO4 iron(ii)_sulfate ferrous_sulfate 硫酸亚铁
        Fe(OH)2 iron(ii)_hydroxide 氢氧化亚铁
        Fe(OH)3 iron(iii)_hydroxide 氢氧化铁
        FeS2 pyrite 二硫化亚铁
        CuO copper(ii)_oxide cupric_oxide 氧化铜
        Cu2O copper(i)_oxide cuprous_oxide 氧化亚铜
        CuSO4 copper(ii)_sulfate copper_sulfate 硫酸铜
        CuSO4·5H2O copper(ii)_sulfate_pentahydrate blue_vitriol 胆矾 蓝矾 五水硫酸铜
        CuCl2 copper(ii)_chloride 氯化铜
        Cu(OH)2 copper(ii)_hydroxide 氢氧化铜
        Cu2(OH)2CO3 碱式碳酸铜 铜绿
        Al2O3 aluminium_oxide aluminum_oxide alumina 氧化铝
        AlCl3 aluminium_chloride aluminum_chloride 氯化铝
        Al(OH)3 aluminium_hydroxide aluminum_hydroxide 氢氧化铝
        MgO magnesium_oxide 氧化镁
        MgCl2 magnesium_chloride 氯化镁
        Mg(OH)2 magnesium_hydroxide milk_of_magnesia 氢氧化镁
        MgSO4 magnesium_sulfate 硫酸镁
        ZnO zinc_oxide 氧化锌
        ZnSO4 zinc_sulfate 硫酸锌
        ZnCl2 zinc_chloride 氯化锌
        AgCl silver_chloride 氯化银
        AgNO3 silver_nitrate 硝酸银
        BaSO4 barium_sulfate 硫酸钡
        BaCl2 barium_chloride 氯化钡
        Ba(OH)2 barium_hydroxide 氢氧化钡
        CaCl2 calcium_chloride 氯化钙
        CaSO4 calcium_sulfate 硫酸钙
        CaSO4·2H2O gypsum 石膏 生石膏
        KCl potassium_chloride 氯化钾
        KNO3 potassium_nitrate saltpeter 硝酸钾
        KMnO4 potassium_permanganate 高锰酸钾
        K2MnO4 potassium_manganate 锰酸钾
        KClO3 potassium_chlorate 氯酸钾
        K2Cr2O7 potassium_dichromate 重铬酸钾
        KI potassium_iodide 碘化钾
        K2CO3 potassium_carbonate potash 碳酸钾 草木灰
        KSCN potassium_thiocyanate 硫氰化钾
        MnO2 manganese_dioxide manganese(iv)_oxide 二氧化锰
        NaClO sodium_hypochlorite 次氯酸钠
        NaNO3 sodium_nitrate 硝酸钠
        NaNO2 sodium_nitrite 亚硝酸钠
        Na2SO4 sodium_sulfate 硫酸钠
        Na2SO3 sodium_sulfite 亚硫酸钠
        Na2S2O3 sodium_thiosulfate 硫代硫酸钠
        Na2O sodium_oxide 氧化钠
        Na2O2 sodium_peroxide 过氧化钠
        Na2SiO3 sodium_silicate 硅酸钠
        CaC2 calcium_carbide 碳化钙 电石
        CH4 methane 甲烷
        CH3CH3 ethane 乙烷
        CH3CH2CH3 propane 丙烷
        C4H10 butane 丁烷
        C5H12 pentane 戊烷
        C6H14 hexane 己烷
        C7H16 heptane 庚烷
        C8H18 octane 辛烷
        CH3CH=CH2 propene propylene 丙烯
        C6H5CH3 toluene methylbenzene 甲苯
        C6H5OH phenol 苯酚
        C6H5NH2 aniline 苯胺
        C6H5COOH benzoic_acid 苯甲酸
        C6H5NO2 nitrobenzene 硝基苯
        C10H8 naphthalene 萘
        HCN hydrogen_cyanide hydrocyanic_acid 氰化氢
        HClO4 perchloric_acid 高氯酸
        PH3 phosphine 磷化氢
        SiH4 silane 硅烷
        N2H4 hydrazine 肼
        P4 white_phosphorus 白磷
        Ni nickel 镍
        Sn tin 锡
        Pt platinum 铂
        Li lithium 锂
        Ba barium 钡
        P phosphorus 磷
        Si silicon 硅
        F2 fluorine fluorine_gas 氟气
        CH2=CH2 ethylene ethene 乙烯
        CH#CH acetylene ethyne 乙炔
        C6H6 benzene 苯
        CH3OH methanol methyl_alcohol 甲醇
        CH3CH2OH ethanol ethyl_alcohol alcohol 乙醇 酒精
        HCHO formaldehyde methanal 甲醛
        CH3CHO acetaldehyde ethanal 乙醛
        HCOOH formic_acid methanoic_acid 甲酸 蚁酸
        CH3COOH acetic_acid ethanoic_acid 乙酸 醋酸 冰醋酸
        CH3COOCH2CH3 ethyl_acetate 乙酸乙酯
        CH3COCH3 acetone propanone 丙酮
        CO(NH2)2 urea 尿素
        C6H12O6 glucose 葡萄糖
        C12H22O11 sucrose 蔗糖
        CCl4 carbon_tetrachloride tetrachloromethane 四氯化碳
        CHCl3 chloroform trichloromethane 三氯甲烷 氯仿
        H+ hydrogen_ion proton 氢离子
        OH- hydroxide hydroxide_ion 氢氧根 氢氧根离子
        Na+ sodium_ion 钠离子
        Cl- chloride chloride_ion 氯离子
        NH4+ ammonium ammonium_ion 铵根 铵根离子
        SO4^2- sulfate sulfate_ion 硫酸根 硫酸根离子
        CO3^2- carbonate carbonate_ion 碳酸根 碳酸根离子
        NO3- nitrate nitrate_ion 硝酸根 硝酸根离子
        PO4^3- phosphate phosphate_ion 磷酸根
        Fe^2+ iron(ii)_ion ferrous_ion 亚铁离子
        Fe^3+ iron(iii)_ion ferric_ion 铁离子
        Cu^2+ copper(ii)_ion 铜离子
        Ag+ silver_ion 银离子
        """

    /// The row of each name and its formula as written.
    private static let table: [String: (row: Int, formula: String)] = {
        var table: [String: (row: Int, formula: String)] = [:]
        for (index, row) in rows.split(separator: "\n").enumerated() {
            let words = row.split(separator: " ").map(String.init)
            guard let formula = words.first else { continue }
            for name in words.dropFirst() {
                table[String(name.map { $0 == "_" ? " " : $0 })] = (index, formula)
            }
        }
        return table
    }()

    /// Words that say how a substance is dissolved; they change nothing, as `(aq)` does.
    private static let solutions = [
        "饱和溶液", "溶液", " solution", " gas", "气体", "固体",
    ]

    /// The row and the formula of a name, without words such as 溶液; nil for any other text.
    ///
    /// - Complexity: O(n), for at most 96 bytes.
    static func lookUp(_ text: String) -> (row: Int, formula: String)? {
        guard text.utf8.count <= 96 else { return nil }
        var name = stripped(text).lowercased()
        if name.hasPrefix("aqueous ") { name.removeFirst(8) }
        if let row = table[name] { return row }
        // Names built by rule have no row of their own.
        return SystematicName.formula(of: name).map { (unlisted, $0) }
    }

    /// The row of a name that is in no row.
    static let unlisted = -1

    /// A text without a final full stop and the words of ``solutions``.
    static func stripped(_ text: String) -> String {
        var name = text
        while let last = name.unicodeScalars.last, last == " " || last == "." || last == "。" {
            name.unicodeScalars.removeLast()
        }
        for ending in solutions where name.hasSuffix(ending) && name.utf8.count > ending.utf8.count {
            name = String(name.dropLast(ending.count))
        }
        while name.unicodeScalars.last == " " { name.unicodeScalars.removeLast() }
        return name
    }
}
