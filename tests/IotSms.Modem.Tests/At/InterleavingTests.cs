using CsCheck;
using IotSms.Modem.At;

namespace IotSms.Modem.Tests.At;

/// <summary>27.007 protects nothing between a command and its final result code.</summary>
public sealed class InterleavingTests
{
    private const string Deliver = "0791947107260000040C919471103254760000421013329585800BC8329BFD06DDDF723619";
    private const string Report = "079194710726000006220C91947110325476426010210000804260102100708000";

    private static readonly string[][] Unasked =
    [
        ["RING"], ["NO CARRIER"], ["+CMTI: \"SM\",7"], ["+CDS: 25", Report], ["+CMT: \"\",29", Deliver], ["+CREG: 5"], ["+CSQN: 9,0"],
        ["+CPIN: READY"], ["UNDER-VOLTAGE WARNNING"], ["+CUSD: 0,\"OK\",15"], ["MISSED_CALL: 11:01AM 07712345678"], ["^RSSI: 12"],
    ];

    [Fact]
    public void An_answer_is_the_same_and_all_news_is_told_wherever_news_breaks_in()
    {
        string[] answer = ["+CMGL: 1,1,\"\",29", Deliver, "+CMGL: 2,0,\"\",29", Deliver, "OK"];
        Gen.Select(Gen.Int[0, answer.Length - 1], Gen.Int[0, Unasked.Length - 1]).Array[0, 12].Sample(
            news =>
            {
                var exchange = new Exchange(AtCommands.List, UrcTable.Generic);
                var assembler = new UrcAssembler(UrcTable.Generic);
                var told = 0;
                for (var at = 0; at < answer.Length; at++)
                {
                    foreach (var (_, which) in news.Where(piece => piece.Item1 == at))
                    {
                        foreach (var line in Unasked[which]) Feed(line);
                    }

                    Feed(answer[at]);
                }

                return told == news.Length && exchange is { FinalLine: "OK", Error: null } && exchange.Lines.SequenceEqual(answer[..^1]);

                void Feed(string line)
                {
                    var step = assembler.Awaits(line) ? ExchangeStep.NotMine : exchange.Feed(AtToken.Line(line));
                    if (step == ExchangeStep.NotMine && assembler.Feed(line) is not null) told++;
                }
            },
            seed: "0N0XIzNsQ0O2");
    }

    [Fact]
    public void No_line_makes_an_exchange_throw() =>
        Gen.Select(Gen.String[Gen.Char[' ', '\x7F'], 1, 60], Gen.Int[0, Unasked.Length - 1], Gen.Int[0, 60], Gen.Int[0, 5]).Sample(
            sample =>
            {
                var (noise, unasked, cut, which) = sample;
                var line = Unasked[unasked][0];
                AtCommand[] commands =
                [
                    AtCommands.List, AtCommands.Signal, AtCommands.Imei, AtCommands.Fence, AtCommand.Typed("AT+CPIN?"),
                    AtCommands.Submit(1, "00", "m1", Task.CompletedTask),
                ];
                var exchange = new Exchange(commands[which], UrcTable.Generic);
                var assembler = new UrcAssembler(UrcTable.Generic);
                foreach (var text in new[] { line[..Math.Min(line.Length, cut + 1)], noise, line + noise, noise + line })
                {
                    exchange.Feed(AtToken.Line(text));
                    assembler.Feed(text);
                }
            },
            seed: "0N0XIzNsQ0O2");
}
