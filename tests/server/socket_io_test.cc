#include "entente/server/socket_io.h"

#include <string>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace entente::server {
namespace {

// Two ends of one connection: ours and the client's.
class SocketIoTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_), 0); }
  void TearDown() override {
    ::close(ends_[0]);
    if (!client_closed_) ::close(ends_[1]);
  }
  void client_sends(const std::string& bytes) {
    ASSERT_EQ(::send(ends_[1], bytes.data(), bytes.size(), 0), static_cast<ssize_t>(bytes.size()));
  }
  void client_closes() {
    client_closed_ = true;
    ::close(ends_[1]);
  }

  int ends_[2] = {-1, -1};
  bool client_closed_ = false;
};

std::string read_all(SocketIo& io, long& last) {
  std::string all;
  char byte = 0;
  while ((last = io.read(&byte, 1)) == 1) all += byte;
  return all;
}

TEST_F(SocketIoTest, reads_what_was_sent_until_the_client_has_sent_its_last) {
  SocketIo io(ends_[0], 30, 30);
  client_sends("a few bytes");
  client_closes();
  long last = 1;
  EXPECT_EQ(read_all(io, last), "a few bytes");
  EXPECT_EQ(last, 0);
}

TEST_F(SocketIoTest, a_client_that_trickles_gets_no_more_time_than_one_that_is_silent) {
  SocketIo io(ends_[0], 0.3, 30);
  std::thread trickle([this] {
    for (int i = 0; i < 400 && ::send(ends_[1], "x", 1, MSG_NOSIGNAL) == 1; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(25));
  });
  long last = 1;
  const std::string got = read_all(io, last);
  EXPECT_EQ(last, -1);
  EXPECT_LT(got.size(), 400u);
  ::shutdown(ends_[0], SHUT_RDWR);
  trickle.join();
}

TEST_F(SocketIoTest, a_head_without_end_is_cut_off) {
  SocketIo io(ends_[0], 30, 30);
  std::thread sender([this] {
    const std::string line(1000, 'x');
    for (int i = 0; i < 1000 && ::send(ends_[1], line.data(), line.size(), MSG_NOSIGNAL) > 0; ++i) continue;
  });
  long last = 1;
  EXPECT_EQ(read_all(io, last).size(), 65536u);
  EXPECT_EQ(last, -1);
  ::shutdown(ends_[0], SHUT_RDWR);
  sender.join();
}

TEST_F(SocketIoTest, a_body_may_be_as_long_as_allowed) {
  SocketIo io(ends_[0], 30, 30);
  io.allow(5);
  client_sends("123456");
  long last = 1;
  EXPECT_EQ(read_all(io, last), "12345");
  EXPECT_EQ(last, -1);
}

TEST_F(SocketIoTest, a_client_that_takes_nothing_ends_the_answer) {
  SocketIo io(ends_[0], 30, 0.2);
  const std::string long_answer(std::size_t{8} << 20, 'x');
  EXPECT_EQ(io.write(long_answer.data(), long_answer.size()), -1);
}

TEST_F(SocketIoTest, a_client_that_went_away_is_noticed_without_reading) {
  SocketIo io(ends_[0], 30, 30);
  EXPECT_FALSE(io.gone());
  client_sends("late words");
  EXPECT_FALSE(io.gone());
  client_closes();
  EXPECT_TRUE(io.gone());
}

}  // namespace
}  // namespace entente::server
