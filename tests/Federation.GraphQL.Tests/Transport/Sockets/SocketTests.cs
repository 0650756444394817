using System.Text;
using Federation.GraphQL.Transport;
using Federation.Testing.Time;

namespace Federation.GraphQL.Tests.Transport.Sockets;

/// <summary>Clients that break the rules of WebSockets, vanish or do not read.</summary>
public sealed class SocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Ticks = """{"id":"1","type":"subscribe","payload":{"query":"subscription { ticks }"}}""";
    private const string Flood = """{"id":"1","type":"subscribe","payload":{"query":"subscription { flood(size: 100000) }"}}""";

    [Fact]
    public async Task A_message_may_come_in_pieces()
    {
        await using var host = await GraphQLHost.Start();
        using var socket = await RawConnection.OpenSocket(host.Url);
        var ping = Encoding.UTF8.GetBytes("""{"type":"ping","payload":{"a":"é"}}""");
        await socket.Send(RawConnection.Frame(0x01, ping.AsSpan(0, 5)));
        await socket.Send(RawConnection.Frame(0x00, []));
        await socket.Send(RawConnection.Frame(0x80, ping.AsSpan(5)));
        Assert.Equal("""{"type":"pong","payload":{"a":"é"}}""", Encoding.UTF8.GetString((await socket.ReadFrame())!.Value.Payload));
    }

    [Theory]
    [InlineData("81 06 78 79 7A 78 79 7A", "without a mask")]
    [InlineData("83 80 00 00 00 00", "an unknown opcode")]
    [InlineData("C1 80 00 00 00 00", "a reserved bit")]
    [InlineData("80 80 00 00 00 00", "a continuation of nothing")]
    [InlineData("89 FE 00 7E 00 00 00 00", "a long control frame")]
    [InlineData("09 80 00 00 00 00", "a control frame in pieces")]
    [InlineData("81 FF FF FF FF FF FF FF FF FF 00 00 00 00", "a negative length")]
    [InlineData("81 82 00 00 00 00 C3 28", "not UTF-8")]
    [InlineData("88 81 00 00 00 00 03", "half a close code")]
    [InlineData("88 82 00 00 00 00 03 ED", "a close code that nobody may send")]
    public async Task A_frame_that_breaks_the_protocol_ends_its_socket_and_nothing_else(string hexadecimal, string what)
    {
        await using var host = await GraphQLHost.Start();
        using var socket = await RawConnection.OpenSocket(host.Url);
        await socket.SendMessage(Init);
        await socket.SendMessage(Ticks);
        await host.Until(() => host.Sample.Open == 1);
        await socket.Send(Convert.FromHexString(hexadecimal.Replace(" ", "")));
        var code = await socket.ReadClose();
        Assert.True(code is null or 1002 or 1007, $"{what}: {code}");
        await host.Until(() => host.Sample.Open == 0);
        Assert.Equal("""{"data":{"value":0}}""", (await host.Ask("{ value }")).GetRawText());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Random_frames_leave_nothing_behind()
    {
        await using var host = await GraphQLHost.Start();
        var random = new Random(20_260_302);
        for (var i = 0; i < 200; i++)
        {
            using var socket = await RawConnection.OpenSocket(host.Url);
            await socket.SendMessage(Init);
            await socket.SendMessage(Ticks);
            var noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            if (random.Next(2) == 0)
            {
                noise[0] = 0x81;
            }

            await socket.Send(noise);
        }

        await host.Until(() => host.Sample.Open == 0);
        Assert.Equal("""{"data":{"value":0}}""", (await host.Ask("{ value }")).GetRawText());
        Assert.DoesNotContain(host.Log.Messages, message => message.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_operations()
    {
        await using var host = await GraphQLHost.Start();
        using (var socket = await RawConnection.OpenSocket(host.Url))
        {
            await socket.SendMessage(Init);
            await socket.SendMessage(Ticks);
            await socket.SendMessage("""{"id":"2","type":"subscribe","payload":{"query":"{ waits }"}}""");
            await host.Until(() => host.Sample.Open == 2);
        }

        await host.Until(() => host.Sample.Open == 0);
    }

    [Fact]
    public async Task An_operation_that_was_stopped_sends_nothing_more()
    {
        await using var host = await GraphQLHost.Start();
        using var socket = await RawConnection.OpenSocket(host.Url);
        await socket.SendMessage(Init);
        await socket.SendMessage("""{"id":"1","type":"subscribe","payload":{"query":"{ waits }"}}""");
        await host.Until(() => host.Sample.Open == 1);
        await socket.SendMessage("""{"id":"1","type":"complete"}""");
        await host.Until(() => host.Sample.Open == 0);
        await socket.SendMessage("""{"type":"ping"}""");
        Assert.Contains("connection_ack", Encoding.UTF8.GetString((await socket.ReadFrame())!.Value.Payload));
        Assert.Equal("""{"type":"pong"}""", Encoding.UTF8.GetString((await socket.ReadFrame())!.Value.Payload));
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_closed_and_slows_nobody()
    {
        await using var host = await GraphQLHost.Start(Impatient);
        using var slow = await RawConnection.OpenSocket(host.Url, receiveBuffer: 4_096);
        await slow.SendMessage(Init);
        await slow.SendMessage(Flood);
        await host.Until(() => host.Sample.Open == 1);
        using var quick = await RawConnection.OpenSocket(host.Url);
        await quick.SendMessage(Init);
        await quick.SendMessage("""{"id":"1","type":"subscribe","payload":{"query":"subscription { count(to: 200) }"}}""");
        var frames = 0;
        while (!Encoding.UTF8.GetString((await quick.ReadFrame())!.Value.Payload).Contains("complete"))
        {
            frames++;
        }

        Assert.Equal(201, frames);
        await host.UntilLogged("closed with 1013");
        await host.Until(() => host.Sample.Open == 0);
    }

    [Fact]
    public async Task A_slow_client_that_reads_on_is_told_why()
    {
        await using var host = await GraphQLHost.Start(options => Impatient(options) with { Sockets = Impatient(options).Sockets! with { CloseWait = RawConnection.Patience } });
        using var slow = await RawConnection.OpenSocket(host.Url, receiveBuffer: 4_096);
        await slow.SendMessage(Init);
        await slow.SendMessage(Flood);
        await host.UntilLogged("closed with 1013");
        Assert.Equal(1013, await slow.ReadClose());
    }

    [Fact]
    public async Task The_wait_for_the_initialisation_is_the_clocks()
    {
        var clock = new ManualClock();
        await using var host = await GraphQLHost.Start(options => options with { Clock = clock });
        using var silent = await RawConnection.OpenSocket(host.Url);
        using var ready = await RawConnection.OpenSocket(host.Url);
        await ready.SendMessage(Init);
        Assert.Contains("connection_ack", Encoding.UTF8.GetString((await ready.ReadFrame())!.Value.Payload));
        await silent.SendMessage("""{"type":"ping"}""");
        Assert.Contains("pong", Encoding.UTF8.GetString((await silent.ReadFrame())!.Value.Payload));
        clock.Advance(TimeSpan.FromSeconds(2.9));
        await silent.SendMessage("""{"type":"ping"}""");
        Assert.Contains("pong", Encoding.UTF8.GetString((await silent.ReadFrame())!.Value.Payload));
        clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(4408, await silent.ReadClose());
        await ready.SendMessage("""{"type":"ping"}""");
        Assert.Contains("pong", Encoding.UTF8.GetString((await ready.ReadFrame())!.Value.Payload));
    }

    [Fact]
    public async Task A_client_that_does_not_answer_a_close_is_cut()
    {
        var clock = new ManualClock();
        await using var host = await GraphQLHost.Start(options => options with { Clock = clock });
        using var deaf = await RawConnection.OpenSocket(host.Url);
        await deaf.SendMessage("nonsense");
        Assert.Equal(4400, await deaf.ReadClose());
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null(await deaf.ReadFrame());
    }

    [Fact]
    public async Task A_server_that_goes_down_says_so()
    {
        await using var host = await GraphQLHost.Start();
        using var socket = await RawConnection.OpenSocket(host.Url);
        await socket.SendMessage(Init);
        await socket.SendMessage(Ticks);
        await host.Until(() => host.Sample.Open == 1);
        var stopped = host.Stop();
        Assert.Equal(1001, await socket.ReadClose());
        await socket.Send(RawConnection.Frame(0x88, [0x03, 0xE9]));
        await stopped;
        await host.Until(() => host.Sample.Open == 0);
    }

    private static GraphQLTransportOptions Impatient(GraphQLTransportOptions options) =>
        options with { Sockets = new GraphQLSocketOptions { SlowAfter = TimeSpan.FromSeconds(1), CloseWait = TimeSpan.FromSeconds(1) } };
}
